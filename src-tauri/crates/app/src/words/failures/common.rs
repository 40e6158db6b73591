//! Everything else.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::RowMissing => entry!(
            "找不到 {what}。",
            "它可能已被删除；刷新列表。",
            "{what} is not there.",
            "It may have been deleted; refresh the list."
        ),
        Code::ListColumnUnknown => entry!(
            "列表没有 {column} 这一列。",
            "可用：{known}。",
            "The list has no column {column}.",
            "Usable: {known}."
        ),
        Code::Required => entry!(
            "{field} 不能为空。",
            "填写 {field}。",
            "{field} must not be empty.",
            "Fill in {field}."
        ),
        Code::OutOfRange => entry!(
            "{field} 超出范围。",
            "填 {expected}。",
            "{field} is out of range.",
            "Use {expected}."
        ),
        Code::Frozen => entry!(
            "{what} 已经定稿，不能修改。",
            "需要改动时做一个新版本。",
            "{what} is frozen.",
            "Make a new revision to change it."
        ),
        Code::Taken => entry!(
            "{field} 「{value}」已经被使用。",
            "换一个。",
            "{field} {value} is taken.",
            "Choose another."
        ),
        Code::CreditCodeWrong => entry!(
            "统一社会信用代码不对：{detail}。",
            "对照营业执照检查。",
            "The unified social credit code is wrong: {detail}.",
            "Compare it with the business licence."
        ),
        Code::PhoneWrong => entry!(
            "电话号码看起来不对。",
            "检查位数。",
            "The phone number looks wrong.",
            "Check the digits."
        ),
        Code::StatusWrong => entry!(
            "{what} 现在的状态不能这样做。",
            "刷新后再看。",
            "{what} is not in a state for that.",
            "Refresh and look again."
        ),
        Code::CheckRed => entry!(
            "自查还有 {red} 个红色问题。",
            "全部改好后再提交。",
            "The self-check still has {red} red findings.",
            "Mend them before submitting."
        ),
        Code::ClausesNotAdjacent => entry!(
            "只能合并相邻的条款。",
            "选择上下相连的条款。",
            "Only neighbouring clauses can be merged.",
            "Select clauses that follow each other."
        ),
        Code::SplitPlace => entry!(
            "拆分的位置必须在文字中间。",
            "把光标放在文字中间。",
            "The split must be inside the text.",
            "Put the cursor inside the text."
        ),
        Code::VolumeNotBuilt => entry!(
            "投标文件还不能生成：{detail}。",
            "先补上缺的内容。",
            "The bid volume cannot be built: {detail}.",
            "Fill in what is missing."
        ),
        Code::ReportingCircle => entry!(
            "「{name}」的汇报关系绕成了圈。",
            "给其中一人换一个上级，或不选上级。",
            "The reporting line of {name} runs in a circle.",
            "Give one of them another superior, or none."
        ),
        Code::MergeItself => entry!(
            "客户不能与自己合并。",
            "选择另一个客户。",
            "A customer cannot be merged with itself.",
            "Choose another customer."
        ),
        Code::ChangedSince => entry!(
            "合并之后客户又被修改过，不能再撤销。",
            "需要时手工新建一个客户，把内容移过去。",
            "The customer was changed after the merge; it cannot be undone.",
            "Make a new customer by hand and move what belongs there."
        ),
        Code::CharacterUnprintable => entry!(
            "这些字符没有字形，已印成〓：{characters}。",
            "换成其他写法后再导出。",
            "No font has these characters; a mark stands in their place: {characters}.",
            "Write them in another way and export again."
        ),
        Code::ExportFailed => entry!(
            "不能写入 {path}。",
            "检查文件夹权限和磁盘空间，或关闭正在打开它的程序。",
            "{path} cannot be written.",
            "Check the folder and the free space, or close the program that holds it."
        ),
        _ => entry!(
            "出了意料之外的问题，编号 {incident}。",
            "重试；如果再次出现，把编号和日志发给我们。",
            "Something unforeseen went wrong, number {incident}.",
            "Try again; if it returns, send us the number and the log."
        ),
    }
}
