/** What `hegao --help` says. */
export const HELP = `核稿：检查工作要点的责任单位、完成时限、序号和数字。在本机运行，不联网，不改动文稿。

用法：
  hegao check [文件|文件夹|通配符|-]... [选项]   检查文稿
  hegao rules [规则名] [--format text|json]      列出全部规则，或说明一条规则
  hegao init                                     在当前文件夹写一个 hegao.config.json
  hegao print-config [文件]                      显示检查此文件时用的配置

文稿可以是 .txt、.md 等纯文本（UTF-8、GB18030（GBK）或带标记的 UTF-16）、Word 文件 .docx、网页 .html、
带文字层的 .pdf。
文件夹连同下级文件夹检查其中的文稿；- 表示标准输入；通配符请加引号，如 "文稿/**/*.txt"。

选项：
  --format 格式                      结果的格式，默认 text；可写多次，各写到自己的文件：
                                       text    供人阅读，在终端上有颜色
                                       json    供其他程序读取
                                       sarif   SARIF 2.1.0，供代码平台和编辑器读取
                                       github  GitHub Actions 的批注
                                       junit   JUnit XML，供构建服务器读取
                                       html    单个网页，含问题、任务台账、时间轴和数字台账，可打印
  -o, --output 文件                  前一个 --format 写到此文件；没有 --output 的一种写到屏幕
  --annotate 文件|文件夹             另写出带批注的 Word 文件，原文件不动；检查多份时写文件夹
  --fix                              在带批注的 Word 文件里，把可靠的改动写成修订
  --ledger                           同时列出读到的任务分工和数字
  --config 文件                      用此配置文件；不写时从文稿所在的文件夹逐级向上找 hegao.config.json
  --no-config                        不用配置文件
  --rule 规则名=级别                 改一条规则的级别：error、warning、info，或 off（关闭）；可写多次
  --print-config                     只显示配置，不检查
  --stdin-filename 文件名            标准输入当作此文件：按它找配置文件、认格式，结果中用此名
  --fail-on error|warning|info|never 发现此级别及以上的问题时退出码为 1，默认 error
  --max-size 数                      文件大小的上限（MB），默认 16；更大的不检查，并说明
  --workers 数                       用几个线程检查，默认与处理器核数相同
  --watch                            检查后继续看着，文稿或配置一有变动就重新检查；按 Ctrl+C 结束
  --ndjson                           从标准输入逐行读 {"id": …, "text": "…"}，逐行写出 {"id": …, "findings": […]}
                                     或 {"id": …, "error": "…"}；次序不变，默认一个线程，退出码为 0
  -h, --help                         显示本说明
  -V, --version                      显示版本

退出码：
  0  没有达到 --fail-on 级别的问题
  1  有达到 --fail-on 级别的问题
  2  命令有误，或有文件无法读取（其余文件照常检查）
`;
