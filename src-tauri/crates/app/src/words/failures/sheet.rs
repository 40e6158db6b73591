//! Spreadsheets on their way in, by file, row and cell.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::SheetEmpty => entry!(
            "{name}：里面没有数据。",
            "检查是否选对文件，或先在 Excel 里保存。",
            "{name}: there is nothing in it.",
            "Check the file, or save it in Excel first."
        ),
        Code::SheetIsPage => entry!(
            "{name}：内容是网页，只是名字像表格。",
            "用 Excel 或 WPS 打开，另存为 .xlsx。",
            "{name}: it is a web page under the name of a spreadsheet.",
            "Open it in Excel or WPS and save it as .xlsx."
        ),
        Code::SheetOtherKind => entry!(
            "{name}：内容其实是 {kind}，已按 {kind} 读取。",
            "核对预览；以后把扩展名改成 {kind}。",
            "{name}: its content is {kind} and was read as that.",
            "Look through the preview; name such a file {kind}."
        ),
        Code::CsvBroken => entry!(
            "{name}：第 {row} 行附近的文字有问题（{detail}）。",
            "用 Excel 打开，检查这一行的引号和字符，另存为 .xlsx 或 UTF-8 的 CSV。",
            "{name}: something is wrong with the text near line {row} ({detail}).",
            "Open it in Excel, check quotes and characters there, and save as .xlsx or CSV UTF-8."
        ),
        Code::HeadTwice => entry!(
            "「{column}」出现在 {first} 列和 {second} 列，只读 {first} 列。",
            "要用另一列时，在「列对应」里改。",
            "{column} stands in columns {first} and {second}; only {first} is read.",
            "Choose the other one under Columns if it is meant."
        ),
        Code::CellsMerged => entry!(
            "有合并单元格（{range}）：其中每一行都按同一个值读取。",
            "核对预览；不对时在 Excel 里取消合并并填好每一行。",
            "There are merged cells ({range}); each of their rows is read with the same value.",
            "Look through the preview; otherwise unmerge them in Excel and fill every row."
        ),
        Code::CellMissing => entry!(
            "第 {row} 行的「{column}」是空的。",
            "在表格里填上。",
            "Row {row}: {column} is empty.",
            "Fill it in the sheet."
        ),
        Code::CellTooLong => entry!(
            "第 {row} 行「{column}」太长（{value}…），超过 {most} 个字。",
            "缩短到 {most} 个字以内。",
            "Row {row}: {column} is too long ({value}...), more than {most} characters.",
            "Shorten it to {most} characters."
        ),
        Code::CellError => entry!(
            "第 {row} 行「{column}」是公式错误 {value}。",
            "在 Excel 里改正公式，或直接填值。",
            "Row {row}, {column}: the formula gives {value}.",
            "Mend the formula in Excel, or type the value."
        ),
        Code::CellUncomputed => entry!(
            "第 {row} 行「{column}」的公式没有算出的值。",
            "用 Excel 打开并保存一次，再放进来。",
            "Row {row}, {column}: the formula was never computed.",
            "Open the file in Excel, save it, and drop it again."
        ),
        Code::CellRounded => entry!(
            "第 {row} 行「{column}」的长数字 {value} 已被 Excel 抹掉末几位。",
            "把这一列设成文本格式，重新填写。",
            "Row {row}, {column}: Excel has lost the last digits of {value}.",
            "Format the column as text and type the number again."
        ),
        Code::CellOutOfRange => entry!(
            "第 {row} 行「{column}」的值 {value} 超出范围。",
            "填 {expected}。",
            "Row {row}, {column}: {value} is out of range.",
            "Use {expected}."
        ),
        Code::RowRepeated => entry!(
            "第 {row} 行与第 {first} 行是同一个，但「{column}」不同。",
            "留下对的那一行，删掉另一行。",
            "Row {row} is the same as row {first}, but {column} differs.",
            "Keep the right one and delete the other."
        ),
        Code::RowOtherCode => entry!(
            "第 {row} 行：库里已有「{value}」，但信用代码不同。",
            "核对信用代码；确是另一家时改名称以示区别。",
            "Row {row}: {value} is stored with another credit code.",
            "Check the code; if it is another company, tell them apart by name."
        ),
        Code::CreditCodeOdd => entry!(
            "信用代码 {value} 通不过校验，仍会导入。",
            "对照营业执照检查。",
            "The credit code {value} does not check; it is taken all the same.",
            "Compare it with the business licence."
        ),
        Code::PhoneOdd => entry!(
            "电话 {value} 看起来不对，仍会导入。",
            "检查位数。",
            "The phone number {value} looks wrong; it is taken all the same.",
            "Check the digits."
        ),
        Code::ImportGone => entry!(
            "这个文件已经不在打开状态。",
            "重新放入文件。",
            "This file is no longer open.",
            "Drop it again."
        ),
        Code::ImportDone => entry!(
            "这个文件已经导入过了。",
            "要再导入一次，请重新放入文件。",
            "This file was imported already.",
            "Drop it again to import it once more."
        ),
        _ => entry!(
            "{name} 的导入已经撤销过了。",
            "需要时重新导入文件。",
            "The import of {name} was undone already.",
            "Import the file again if it is wanted."
        ),
    }
}
