//! Backups, and rows that were changed from outside.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::BackupOtherKey => entry!(
            "备份 {name} 用的是以前的密钥。",
            "填写当时的恢复码。",
            "The backup {name} was made under an earlier key.",
            "Enter the recovery code of that time."
        ),
        Code::BackupDamaged => entry!(
            "备份 {name} 已损坏：{detail}。",
            "选择另一个备份；现在的数据库没有改动。",
            "The backup {name} is damaged: {detail}.",
            "Choose another backup; the present store was not changed."
        ),
        Code::RowOutside => entry!(
            "{noun}「{name}」的「{field}」在标匠之外被改动过。",
            "核对这一项；需要时从备份恢复。",
            "{noun} {name}: {field} was changed from outside.",
            "Check it; restore a backup if need be."
        ),
        Code::RowGoneOutside => entry!(
            "{noun}「{name}」在标匠之外被删掉了。",
            "从备份恢复。",
            "{noun} {name} was deleted from outside.",
            "Restore a backup."
        ),
        Code::RowUnknownOutside => entry!(
            "{noun}「{name}」没有任何修改记录，是在标匠之外加进来的。",
            "核对后删除，或从备份恢复。",
            "{noun} {name} has no recorded change: it was added from outside.",
            "Check and delete it, or restore a backup."
        ),
        Code::RowRemovedOutside => entry!(
            "{noun}「{name}」在标匠之外被标为已删除。",
            "在记录里恢复它，或从备份恢复。",
            "{noun} {name} was marked deleted from outside.",
            "Bring it back, or restore a backup."
        ),
        _ => entry!(
            "已删除的{noun}「{name}」在标匠之外被恢复了。",
            "核对后再次删除。",
            "{noun} {name} was deleted and is back from outside.",
            "Check it and delete it again."
        ),
    }
}
