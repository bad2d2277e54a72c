//! What can be wrong with a file, told to its user.

use std::fmt;

use crate::limits;

/// Why a file cannot be read as a Word document. Shown as one Chinese sentence that says what it is and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Nothing is in it.
    Empty,
    /// Another format, by the name that users know it by, and what can be done with it.
    Other {
        /// What it is.
        kind: Kind,
    },
    /// It asks for a password.
    Encrypted,
    /// It begins as a Word file, and its end is missing.
    Truncated,
    /// It is no format that is known here.
    Unknown,
    /// A part that has to be there is not.
    Missing {
        /// The part's name.
        part: String,
    },
    /// A part cannot be unpacked.
    Damaged {
        /// The part's name.
        part: String,
    },
    /// A part is no well-formed XML.
    Xml {
        /// The part's name.
        part: String,
        /// Where it goes wrong, in bytes.
        at: u64,
    },
    /// Its parts hold more than [`limits::UNPACKED`] bytes.
    TooLarge,
    /// A part holds more elements than [`limits::ELEMENTS`], or deeper ones than [`limits::DEPTH`].
    TooComplex {
        /// The part's name.
        part: String,
    },
}

/// Formats that are taken for Word's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Word 97–2003; old WPS files may be the same inside.
    Doc,
    /// WPS or Works.
    Wps,
    /// An Excel workbook of 97–2003.
    Xls,
    /// A presentation of 97–2003.
    Ppt,
    /// Some other file of that container.
    Ole,
    /// An Excel workbook.
    Xlsx,
    /// A presentation.
    Pptx,
    /// A text of OpenOffice's.
    Odt,
    /// An OFD page file.
    Ofd,
    /// Some other archive.
    Zip,
    /// Rich text.
    Rtf,
    /// A page of PDF.
    Pdf,
    /// A web page, or text.
    Text,
}

impl Kind {
    /// What it is, and what to do.
    fn told(self) -> &'static str {
        match self {
            Self::Doc => "这是旧版 .doc 文件（旧版 .wps 也是这种格式），请用 Word 或 WPS 另存为 .docx",
            Self::Wps => "这是旧版 .wps 文件，请用 WPS 另存为 .docx",
            Self::Xls => "这是旧版 .xls 表格，不是文字文稿，请把内容复制到 Word 或 WPS 文字，另存为 .docx",
            Self::Ppt => "这是旧版 .ppt 演示文稿，不是文字文稿，请把内容复制到 Word 或 WPS 文字，另存为 .docx",
            Self::Ole => "这是旧版 Office 格式的文件，不是 .docx，请用 Word 或 WPS 打开后另存为 .docx",
            Self::Xlsx => "这是 .xlsx 表格，不是文字文稿，请把内容复制到 Word 或 WPS 文字，另存为 .docx",
            Self::Pptx => "这是 .pptx 演示文稿，不是文字文稿，请把内容复制到 Word 或 WPS 文字，另存为 .docx",
            Self::Odt => "这是 OpenDocument 文件（.odt 等），请用 Word 或 WPS 打开后另存为 .docx",
            Self::Ofd => "这是 OFD 版式文件，请使用排版前的文稿，存为 .docx",
            Self::Zip => "这是压缩包，里面没有 Word 文稿，请先解压，再打开其中的 .docx",
            Self::Rtf => "这是 RTF 文件（扩展名可能写成了 .doc），请用 Word 或 WPS 另存为 .docx",
            Self::Pdf => "这是 PDF 文件，不是 .docx",
            Self::Text => "这是纯文本或网页，不是 .docx，请用 Word 或 WPS 打开后另存为 .docx",
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const REPAIR: &str = "请用 Word 或 WPS 打开，另存一份再试";
        match self {
            Self::Empty => f.write_str("文件是空的，请检查是否保存成功"),
            Self::Other { kind } => f.write_str(kind.told()),
            Self::Encrypted => f.write_str("文件设有打开密码，请在 Word 或 WPS 中取消密码，另存后再试"),
            Self::Truncated => f.write_str("文件不完整（可能没有下载完或没有复制完），请重新取得这个文件"),
            Self::Unknown => f.write_str("这不是 .docx 文件，请用 Word 或 WPS 打开后另存为 .docx"),
            Self::Missing { part } => write!(f, "文件里缺少“{part}”，不是完整的 Word 文稿，{REPAIR}"),
            Self::Damaged { part } => write!(f, "文件里的“{part}”已损坏，无法解压，{REPAIR}"),
            Self::Xml { part, at } => write!(f, "文件里的“{part}”内容有误（第 {at} 字节处），{REPAIR}"),
            Self::TooLarge => {
                write!(f, "文稿解压后超过 {} MB，请拆成几个文件再试", limits::UNPACKED >> 20)
            }
            Self::TooComplex { part } => {
                write!(
                    f,
                    "文件里的“{part}”过于复杂（嵌套超过 {} 层，或超过 {} 万个元素），请拆成几个文件再试",
                    limits::DEPTH,
                    limits::ELEMENTS / 10_000
                )
            }
        }
    }
}
