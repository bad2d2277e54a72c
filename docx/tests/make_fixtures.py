#!/usr/bin/env python3
"""Makes the files in fixtures/: by hand where a case is to be exact, by python-docx, and by LibreOffice.

For development only; what it made is in the repository. Needs `pip install python-docx msoffcrypto-tool` (1.2, 6.1), and
LibreOffice's Writer (Debian: `apt-get install libreoffice-writer-nogui`, 7.4). Run it, then compare.py, and look at what git says changed.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent / "fixtures"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def write(name, parts):
    """A zip of these parts, the same whenever it is made."""
    with zipfile.ZipFile(HERE / f"{name}.docx", "w", zipfile.ZIP_DEFLATED) as file:
        for part, content in parts.items():
            info = zipfile.ZipInfo(part)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content)


def document(name, body, main="word/document.xml", rel=REL, encode=lambda text: text, **parts):
    """A document by hand; `parts` are other parts by the kind of their relation."""
    folder, file = main.rsplit("/", 1)
    overrides = {main: "document.main", **{f"{folder}/{kind}.xml": kind for kind in parts}}
    types = "".join(f'<Override PartName="/{part}" ContentType="{TYPE}.{kind}+xml"/>' for part, kind in overrides.items())
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{rel}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(parts, 1)
    )
    if not body.startswith("<?xml"):
        body = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    write(
        name,
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{rel}/officeDocument" Target="{main}"/></Relationships>',
            f"{folder}/_rels/{file}.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
            main: encode(body),
            **{f"{folder}/{kind}.xml": HEAD + content for kind, content in parts.items()},
        },
    )


def t(text):
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(content, properties=""):
    """A run: of text, or of elements where it begins with one."""
    content = content if content.startswith("<") else t(content)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def p(content="", num=None, level=0, style=None, mark="", extra=""):
    """A paragraph: of a text, or of elements."""
    content = content if content.startswith("<") or not content else r(content)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        properties += f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>'
    properties += extra + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def lvl(level, format, text, start=1, suff=None, extra="", style=None):
    """A level of a list."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    suff = f'<w:suff w:val="{suff}"/>' if suff else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{style}'
        f'{extra}{suff}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number, *levels, extra=""):
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{extra}'
        f'{"".join(levels)}</w:abstractNum>'
    )


def num(number, definition, *overrides):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{"".join(overrides)}</w:num>'


def override(level, start=None, content=""):
    start = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{level}">{start}{content}</w:lvlOverride>'


def numbering(*content):
    # Definitions stand before the lists.
    content = sorted(content, key=lambda part: part.startswith("<w:num "))
    return f'<w:numbering xmlns:w="{W}">{"".join(content)}</w:numbering>'


def style(name, kind="paragraph", base=None, properties="", run="", default=False):
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}"{" w:default=" + chr(34) + "1" + chr(34) if default else ""} w:styleId="{name}">'
        f'<w:name w:val="{name}"/>{based}{f"<w:pPr>{properties}</w:pPr>" if properties else ""}'
        f'{f"<w:rPr>{run}</w:rPr>" if run else ""}</w:style>'
    )


def styles(*content):
    return f'<w:styles xmlns:w="{W}">{"".join(content)}</w:styles>'


def num_pr(number=None, level=None):
    ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    number = "" if number is None else f'<w:numId w:val="{number}"/>'
    return f"<w:numPr>{ilvl}{number}</w:numPr>"


def table(*rows):
    return f'<w:tbl><w:tblPr/><w:tblGrid>{"<w:gridCol/>" * 4}</w:tblGrid>{"".join(rows)}</w:tbl>'


def tr(*cells, extra=""):
    return f"<w:tr>{f'<w:trPr>{extra}</w:trPr>' if extra else ''}{''.join(cells)}</w:tr>"


def tc(content="", span=None, merge=None):
    content = content if content.startswith("<") else p(content)
    properties = f'<w:gridSpan w:val="{span}"/>' if span else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def change(kind, content, number=900):
    return f'<w:{kind} w:id="{number}" w:author="拟稿" w:date="2026-01-05T09:00:00Z">{content}</w:{kind}>'


def char(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction, result):
    instruction = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return char("begin") + instruction + char("separate") + result + char("end")


BOLD, ITALIC = "<w:b/>", '<w:i/><w:color w:val="FF0000"/>'
PLAN = abstract(
    0,
    lvl(0, "chineseCounting", "%1、", suff="nothing"),
    lvl(1, "chineseCounting", "（%2）", suff="nothing"),
    lvl(2, "decimal", "%3.", suff="space"),
    lvl(3, "decimal", "（%4）", suff="nothing"),
)


def by_hand():
    document(
        "runs",
        p(r("青溪县档案馆", BOLD) + r("2026年", ITALIC) + r("工作要点", BOLD))
        + p(r(t("完成率") + t("93.7%") + "<w:tab/>" + t("（") + t("见附件") + t("）"), BOLD))
        + p(r(t("第一行") + "<w:br/>" + t("第二行") + "<w:cr/>" + t("第三行")))
        + p(r("<w:t>  前后空白不算  </w:t>") + r("  这里算  "))
        + p(r("甲&amp;乙&lt;丙&gt;&#20013;文") + r("<w:t><![CDATA[A<B]]></w:t>"))
        + p(r(t("0571") + "<w:noBreakHyphen/>" + t("0001") + "<w:softHyphen/>" + t("转")))
        + p(r('<w:sym w:font="Wingdings" w:char="F0FE"/>' + t("已办")) + r('<w:sym w:font="宋体" w:char="2460"/>'))
        + p('<w:hyperlink w:anchor="a">' + r("办公室") + "</w:hyperlink>" + r("牵头，")
            + '<w:smartTag w:uri="u" w:element="date">' + r("6月") + "</w:smartTag>" + r("底前"))
        + p(r("<w:ruby><w:rubyPr/><w:rt>" + r("lín") + "</w:rt><w:rubyBase>" + r("临") + "</w:rubyBase></w:ruby>") + r("江区"))
        + p('<w:bookmarkStart w:id="1" w:name="a"/>' + r("书签里") + '<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellStart"/>' + r("𠮷😀字"))
        + p(r("面积") + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>" + r("平方米")),
    )
    formats = [
        "decimal", "decimalZero", "decimalFullWidth", "decimalEnclosedCircle", "decimalEnclosedCircleChinese",
        "decimalEnclosedParen", "decimalEnclosedFullstop", "upperLetter", "lowerLetter", "upperRoman", "lowerRoman",
        "chineseCounting", "chineseCountingThousand", "ideographDigital", "ideographTraditional", "ideographZodiac",
        "japaneseCounting", "chineseLegalSimplified", "ideographEnclosedCircle", "taiwaneseCountingThousand", "none",
    ]  # fmt: skip
    document(
        "number-formats",
        "".join(p(format, n) * 1 + p(format, n) for n, format in enumerate(formats, 1))
        + "".join(p(f"{format}，从十一起", 100 + n) for n, format in enumerate(formats, 1)),
        numbering=numbering(
            *(abstract(n, lvl(0, format, "%1、")) for n, format in enumerate(formats, 1)),
            *(abstract(100 + n, lvl(0, format, "%1、", start=11)) for n, format in enumerate(formats, 1)),
            *(num(n, n) for n in range(1, len(formats) + 1)),
            *(num(100 + n, 100 + n) for n in range(1, len(formats) + 1)),
        ),
    )
    document(
        "number-levels",
        p("青溪县水利局2026年工作要点")
        + p("抓好防汛备汛", 1)
        + p("修订预案", 1, 1)
        + p("沙河段6月底前完成", 1, 2)
        + p("北渠段9月底前完成", 1, 2)
        + p("第四级", 1, 3)
        + p("更新物资", 1, 1)
        + p("重新从一起", 1, 2)
        + p("不编号的一段", 0)
        + p("推进节水改造", 1)
        + p("又从一起", 1, 1)
        + p("跳级", 1, 2)
        + p("章", 2) + p("节", 2, 1) + p("条", 2, 2) + p("条", 2, 2) + p("节", 2, 1) + p("章", 2) + p("节", 2, 1)
        + p("接着数", 2, 3) + p("章", 2) + p("还接着数", 2, 3)
        + p("圆点", 3) + p("方块", 3, 1) + p("短横", 3, 2)
        + p("紧接", 4) + p("空格", 4, 1) + p("制表", 4, 2)
        + p("", 1)
        + p("空的一段也占号", 1),
        numbering=numbering(
            PLAN,
            abstract(
                1,
                lvl(0, "chineseCountingThousand", "第%1章"),
                lvl(1, "decimal", "%1.%2", extra="<w:isLgl/>", suff="space"),
                lvl(2, "lowerLetter", "%3)"),
                lvl(3, "decimal", "注%4", extra='<w:lvlRestart w:val="0"/>'),
            ),
            abstract(2, lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "\uf06e"), lvl(2, "bullet", "－")),
            abstract(3, lvl(0, "decimal", "%1", suff="nothing"), lvl(1, "decimal", "%2", suff="space"), lvl(2, "decimal", "%3")),
            num(1, 0), num(2, 1), num(3, 2), num(4, 3),
        ),
    )
    document(
        "number-styles",
        p("总标题")
        + p("第一部分", style="Heading1") + p("第一节", style="Heading2") + p("第二节", style="Heading2")
        + p("改过样式的节", style="Heading2x") + p("第二部分", style="Heading1") + p("节", style="Heading2")
        + p("不要编号", num=0, style="Heading1") + p("只改级别", style="Heading1", extra='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + p("清单一", style="Listed") + p("清单二", style="Listed") + p("链接的清单", 6) + p("链接的清单", 6)
        + p("样式自带级别", style="Sublisted") + p("再来", style="Sublisted") + p("清单三", style="Listed")
        + p("不在清单里", style="Normal"),
        styles=styles(
            style("Normal", default=True),
            style("Heading1", base="Normal", properties=num_pr(5)),
            style("Heading2", base="Heading1", properties=num_pr(None, 1)),
            style("Heading2x", base="Heading2"),
            style("Listed", base="Normal", properties=num_pr(7)),
            style("Sublisted", base="Listed", properties=num_pr(None, 1)),
            style("Outline", kind="numbering", properties=num_pr(8)),
        ),
        numbering=numbering(
            abstract(
                0,
                lvl(0, "chineseCounting", "%1、", style="Heading1", suff="nothing"),
                lvl(1, "chineseCounting", "（%2）", style="Heading2", suff="nothing"),
            ),
            abstract(1, extra='<w:numStyleLink w:val="Outline"/>'),
            abstract(2, lvl(0, "decimal", "【%1】", suff="nothing"), extra='<w:styleLink w:val="Outline"/>'),
            abstract(3, lvl(0, "upperLetter", "%1.", style="Listed"), lvl(1, "lowerLetter", "%2.")),
            num(5, 0), num(6, 1), num(7, 3), num(8, 2),
        ),
    )
    # LibreOffice 7.4 breaks down on this one.
    document(
        "style-loop",
        p("绕圈的样式", style="LoopA"),
        styles=styles(style("LoopA", base="LoopB"), style("LoopB", base="LoopA", properties=num_pr(1))),
        numbering=numbering(PLAN, num(1, 0)),
    )
    document(
        "number-jumps",
        p("先从第二级起", 1, 1) + p("再到第一级", 1) + p("跳到第三级", 1, 2) + p("退回第二级", 1, 1) + p("第三级", 1, 2)
        + p("第一级", 1) + p("第二级", 1, 1),
        numbering=numbering(
            abstract(0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3")), num(1, 0)
        ),
    )
    document(
        "number-restarts",
        p("一", 1) + p("二", 1) + p("同一定义的另一列接着数", 2) + p("重新开始", 3) + p("接着", 3) + p("回到第一列", 1)
        + p("从五开始", 4) + p("从五开始的下一级", 4, 1) + p("再一项", 4, 1) + p("六", 4) + p("下一级", 4, 1)
        + p("换了样子的级", 5) + p("再一项", 5),
        numbering=numbering(
            PLAN,
            num(1, 0),
            num(2, 0),
            num(3, 0, override(0, 1)),
            num(4, 0, override(0, 5), override(1, 3)),
            num(5, 0, override(0, content=lvl(0, "decimal", "第%1项 ", start=1, suff="nothing"))),
        ),
    )
    header = tr(tc("序号", merge="restart"), tc("重点任务", merge="restart"), tc("责任分工", span=2))
    document(
        "table",
        p("青溪县文化馆2026年任务分解表")
        + table(
            header,
            tr(tc(merge="goes"), tc(merge="goes"), tc("牵头"), tc("配合")),
            tr(tc("一、送戏下乡", span=4)),
            tr(tc(p("", 1)), tc(p("演出40场") + p("每场不少于90分钟")), tc("演艺部", merge="restart"), tc("各乡镇")),
            tr(tc(p("", 1)), tc(p(r(t("培训") + "<w:br/>" + t("骨干") + "<w:tab/>" + t("60名")))), tc("不显示", merge="goes"), tc("")),
            tr(tc(p("", 1)), tc(p("编号在格内", 2) + p("第二条", 2)), tc("办公室"), tc(table(tr(tc("格中表"), tc("第二格"))) + p())),
            tr(tc("删去的行"), tc(""), tc(""), tc(""), extra=change("del", "")),
            tr(tc("前面空一格"), tc("末格"), extra='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        )
        + p("表后")
        + table(tr(tc(p("框里第一段") + p("框里第二段") + table(tr(tc("左"), tc("右"))) + p())))
        + p(),
        numbering=numbering(
            abstract(0, lvl(0, "decimal", "%1")), abstract(1, lvl(0, "decimal", "（%1）", suff="nothing")), num(1, 0), num(2, 1)
        ),
    )
    document(
        "tracked",
        p(r("年内新建公园") + change("del", "<w:r><w:delText>3</w:delText></w:r>") + change("ins", r("5", BOLD)) + r("个"))
        + p(change("moveFrom", r("移走的句子。")) + r("留下的句子。"))
        + p(change("moveTo", r("移来的句子。")))
        + p("前半句，", mark=change("del", ""), num=1) + p("后半句。", num=1)
        + p(change("del", "<w:r><w:delText>整段删去</w:delText></w:r>"), num=1, mark=change("del", ""))
        + p("下一项", num=1)
        + p(r("格式改过", BOLD + change("rPrChange", "<w:rPr/>")))
        + p(change("ins", change("del", "<w:r><w:delText>插了又删</w:delText></w:r>") + r("插入后留下")))
        + p("新插的段落", mark=change("ins", "")),
        numbering=numbering(PLAN, num(1, 0)),
    )
    document(
        "fields",
        p(r("共") + field("= 3 + 4", r("7")) + r("项，见第") + '<w:fldSimple w:instr="PAGE">' + r("2") + "</w:fldSimple>" + r("页"))
        + p(char("begin") + r("<w:instrText> IF </w:instrText>") + field("DOCPROPERTY a", r("指令里的不算"))
            + r("<w:instrText> = 1 </w:instrText>") + char("separate") + r("结果") + char("end"))
        + p(char("begin") + r('<w:instrText> TOC \\o </w:instrText>') + char("separate") + r("一、目录一"))
        + p(r("二、目录二") + char("end"))
        + p(char("begin") + r("<w:instrText> XE 无结果 </w:instrText>") + char("end") + r("索引项后"))
        + p(char("end") + r("多余的结束") + char("begin") + r("没有结束的域"))
        + p("后面照读"),
    )
    document(
        "hidden",
        p(r("看得见") + r("看不见", "<w:vanish/>") + r("又看得见", '<w:vanish w:val="0"/>'))
        + p(r("样式藏起", '<w:rStyle w:val="Secret"/>') + r("直接显示", '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>') + r("后"))
        + p(r("段落样式藏起") + r("两层相抵", '<w:rStyle w:val="Secret"/>'), style="SecretParagraph", mark='<w:vanish w:val="0"/>')
        + p("编号", num=1) + p(r("整段隐藏", "<w:vanish/>"), num=1, mark="<w:vanish/>") + p("编号不跳", num=1)
        + p(r("网页里才藏", "<w:webHidden/>")),
        styles=styles(
            style("Normal", default=True),
            style("Secret", kind="character", run="<w:vanish/>"),
            style("SecretParagraph", base="Normal", run="<w:vanish/>"),
        ),
        numbering=numbering(PLAN, num(1, 0)),
    )
    content = p("框中第一段") + p(r("框中", BOLD) + r("第二段"))
    shape = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        '</wp:positionV><wp:extent cx="1800000" cy="720000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="b"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )
    picture = f'<w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>'
    document(
        "boxes",
        p("文本框之前")
        + p(r("持框的段落")
            + r(f'<mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent>')
            + r("还有后文"))
        + p("文本框之后")
        + p(r(picture.replace("框中", "旧式框中"))),
    )
    note = lambda kind, number, text: (
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{r(text)}</w:p></w:{kind}>'
    )
    separator = lambda kind: f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    document(
        "notes",
        p(r("新增托位300个") + r('<w:footnoteReference w:id="2"/>') + r("，办结率93.7%") + r('<w:footnoteReference w:id="1"/>') + r("。"))
        + p(r("完成投资2亿元") + r('<w:endnoteReference w:id="1"/>') + r("。")),
        footnotes=f'<w:footnotes xmlns:w="{W}">{separator("footnote")}{note("footnote", 1, "按月统计。")}{note("footnote", 2, "含普惠托位200个。")}{note("footnote", 3, "没有引用的注。")}</w:footnotes>',
        endnotes=f'<w:endnotes xmlns:w="{W}">{separator("endnote")}{note("endnote", 1, "不含前期费用。")}</w:endnotes>',
    )
    sdt = lambda content: f'<w:sdt><w:sdtPr><w:alias w:val="题"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    document(
        "controls",
        sdt(p("整段在控件里")) + p(r("控件") + sdt(r("里面的字")) + r("外面"))
        + table(tr(sdt(tc("格在控件里")), tc(sdt(p("段在控件里")))), sdt(tr(tc("行在控件里"), tc("第二格"))))
        + f'<w:customXml w:uri="u" w:element="e">{p("自定义标记里")}</w:customXml>',
    )
    body = p("严格格式的文稿，") + p("抓好落实", 1)
    document(
        "strict",
        f'{HEAD}<w:document xmlns:w="{STRICT}"><w:body>{body}</w:body></w:document>',
        rel=STRICT_REL,
        numbering=numbering(PLAN, num(1, 0)).replace(W, STRICT),
    )
    document(
        "prefix",
        f'<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x="{W}"><x:body><x:p><x:r><x:rPr><x:b/></x:rPr>'
        "<x:t>另一种前缀，放在别处</x:t></x:r></x:p></x:body></x:document>",
        main="content/main.xml",
        encode=lambda text: text.encode("utf-16"),
    )
    comment = f'<w:comment w:id="4" w:author="拟稿" w:date="2026-01-05T09:00:00Z" w:initials="拟">{p("原有的批注")}</w:comment>'
    document(
        "comments",
        p('<w:commentRangeStart w:id="4"/>' + r("已有批注的话") + '<w:commentRangeEnd w:id="4"/>'
            + r('<w:commentReference w:id="4"/>') + r("，后面的话")),
        comments=f'<w:comments xmlns:w="{W}">{comment}</w:comments>',
    )


    # As deep as elements may stand in each other: 256, of which each table in a table takes three.
    deep = p("深处")
    for _ in range(83):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    document("deep", deep)


def by_python_docx():
    import docx

    made = docx.Document()
    made.core_properties.author = "拟稿"
    made.add_heading("青溪县图书馆2026年工作要点", 1)
    for text in ["开展阅读推广", "完善借阅服务"]:
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("全年举办活动120场", style="List Bullet")
    paragraph = made.add_paragraph("责任部门：")
    paragraph.add_run("读者服务部").bold = True
    run = paragraph.add_run("，6月底前完成")
    made.add_comment([run], text="原有的批注", author="拟稿", initials="拟")
    table = made.add_table(rows=3, cols=3)
    for place, text in {(0, 0): "任务", (0, 1): "责任部门", (0, 2): "时限", (1, 0): "购书2万册", (1, 1): "采编部",
                        (1, 2): "9月底前", (2, 0): "修缮书架", (2, 2): "10月"}.items():  # fmt: skip
        table.cell(*place).text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    made.save(HERE / "python-docx.docx")


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>
<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="一, 二, 三, ..."/>
<text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1" text:display-levels="1"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>拟稿</dc:creator><dc:date>2026-01-05T09:00:00</dc:date></office:change-info><text:p>旧的说法</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">青溪县农业农村局2026年工作要点</text:h>
<text:p>全年粮食播种面积稳定在<text:span text:style-name="B">42万亩</text:span>，其中早稻12万亩<text:note text:note-class="footnote" text:id="f1"><text:note-citation>1</text:note-citation><text:note-body><text:p>不含套种面积。</text:p></text:note-body></text:note>。</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>稳定粮食生产</text:p>
<text:list><text:list-item><text:p>落实种植任务</text:p><text:list><text:list-item><text:p>分解到村</text:p></text:list-item><text:list-item><text:p>按月调度</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>推广良种<text:change text:change-id="c1"/>，覆盖率95%</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>建设高标准农田</text:p></text:list-item></text:list>
<text:list text:style-name="L2"><text:list-item><text:p>圆点一项</text:p></text:list-item></text:list>
<text:p>看得见<text:span text:style-name="H">看不见</text:span>又看得见<text:tab/>制表后<text:line-break/>换行后</text:p>
<table:table><table:table-column table:number-columns-repeated="3"/>
<table:table-row><table:table-cell><text:p>任务</text:p></table:table-cell><table:table-cell><text:p>责任单位</text:p></table:table-cell><table:table-cell><text:p>时限</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>建田2万亩</text:p></table:table-cell><table:table-cell table:number-rows-spanned="2"><text:p>农田建设科</text:p></table:table-cell><table:table-cell><text:p>9月底前</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>修渠30公里</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>11月底前</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>合计两项</text:p></table:table-cell><table:covered-table-cell/><table:covered-table-cell/></table:table-row>
</table:table>
<text:p>框前<draw:frame draw:name="f" text:anchor-type="as-char" svg:width="4cm" svg:height="2cm"><draw:text-box><text:p>框中文字</text:p></draw:text-box></draw:frame>框后</text:p>
</office:text></office:body></office:document>
"""


def plan():
    """A plan with slips in it, as a drafter would hand it in."""
    import docx

    file = docx.Document()
    file.add_heading("临江区司法局2026年工作要点", 0)
    for style, *runs in [
        ("Heading 1", "一、推进依法行政"),
        ("Normal", "1.办理行政复议。", "全年受理1000件，办结900件，办结率为9", "1%", "。（责任单位：行政复议科；完成时间：12月底前）"),
        ("Normal", "2.开展普法宣传。", "（责任单位：普法科）"),
        ("Normal", "3.做好法律援助。", "（责任单位：法援中心；完成时间：13月）"),
        ("Heading 1", "二、加强队伍建设"),
        ("Normal", "1.组织业务培训。", "（责任单位：政治部；完成时间：9月底前）"),
    ]:
        paragraph = file.add_paragraph(style=style)
        for place, run in enumerate(runs):
            paragraph.add_run(run).bold = place == 0 or None
    file.save(HERE / "plan.docx")


def old():
    """What is no Word file to be read, for the tests of the command: one of 1997, one with a password, one that unpacks to 64 MB."""
    import msoffcrypto.format.ooxml

    folder = HERE.parents[2] / "tests" / "node" / "fixtures" / "旧文件"
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "要点.docx"
        source.write_bytes((HERE / "prefix.docx").read_bytes())
        command = ["soffice", "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with source.open("rb") as plain, (folder / "加密.docx").open("wb") as locked:
            msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("核稿", locked)
        with zipfile.ZipFile(source) as plain, zipfile.ZipFile(folder / "过大.docx", "w", zipfile.ZIP_DEFLATED) as large:
            for part in plain.namelist():
                is_text = part == "content/main.xml"
                large.writestr(zipfile.ZipInfo(part), b" " * (2**26 + 1) if is_text else plain.read(part), zipfile.ZIP_DEFLATED)


def by_libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.fodt"
        source.write_text(FODT, encoding="utf-8")
        command = ["soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(HERE), str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    makers = {"hand": by_hand, "python-docx": by_python_docx, "plan": plan, "libreoffice": by_libreoffice, "old": old}
    for name in sys.argv[1:] or makers:
        makers[name]()
