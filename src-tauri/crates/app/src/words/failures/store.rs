//! The store.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::StoreNotOpen => entry!(
            "数据库没有打开。",
            "先打开或新建数据库。",
            "No store is open.",
            "Open or create a store first."
        ),
        Code::StoreLocked => entry!(
            "数据库已锁定。",
            "从系统钥匙串打开，或输入口令或恢复码。",
            "The store is locked.",
            "Open it from the system's key store, or enter the passphrase or the recovery code."
        ),
        Code::StoreNotFound => entry!(
            "找不到数据库文件 {path}。",
            "检查路径，或新建数据库。",
            "There is no store at {path}.",
            "Check the path, or create a store."
        ),
        Code::StoreExists => entry!(
            "{path} 已经存在，没有覆盖。",
            "换一个文件名，或打开这个数据库。",
            "{path} exists already and was left as it is.",
            "Choose another name, or open that store."
        ),
        Code::StoreWrongKey => entry!(
            "密钥打不开这个数据库。",
            "用这个数据库自己的口令或恢复码。",
            "The key does not open this store.",
            "Use this store's own passphrase or recovery code."
        ),
        Code::StoreNotOurs => entry!(
            "{path} 不是标匠的数据库。",
            "选择标匠建立的数据库文件。",
            "{path} is not a Bidwright store.",
            "Choose a file that Bidwright created."
        ),
        Code::StoreDamaged => entry!(
            "数据库文件 {path} 已损坏或不完整：{detail}。",
            "不要继续写入；从备份恢复。",
            "The store {path} is damaged or cut short: {detail}.",
            "Do not write to it; restore a backup."
        ),
        Code::StoreNewer => entry!(
            "数据库是更新版本的标匠写的（结构 {found}，本程序 {known}）。",
            "请升级标匠后再打开；文件没有改动。",
            "The store was written by a newer Bidwright (schema {found}, this one knows {known}).",
            "Update Bidwright; the file was not changed."
        ),
        Code::StoreReadOnly => entry!(
            "数据库 {path} 只读，不能写入。",
            "检查文件和文件夹的权限。",
            "The store {path} is read-only.",
            "Check the permissions of the file and its folder."
        ),
        Code::StoreInUse => entry!(
            "另一个标匠正在使用这个数据库：{who}。",
            "关闭另一个窗口或等那条命令结束，再试一次。",
            "Another Bidwright is using this store: {who}.",
            "Close the other one or wait for its end, and try again."
        ),
        Code::StoreBusy => entry!(
            "另一次写入占用数据库太久。",
            "稍等再试；如果一直这样，关闭其他使用这个文件的程序。",
            "Another write holds the store for too long.",
            "Wait and try again; if it stays so, close other programs that use the file."
        ),
        Code::StoreSamePlace => entry!(
            "{path} 就是现在的位置。",
            "换一个文件夹或文件名。",
            "{path} is where the store lies now.",
            "Choose another folder or name."
        ),
        Code::StoreNotEmpty => entry!(
            "数据库里已有客户资料，没有装入示例。",
            "新建一个数据库再装入示例。",
            "The store holds customers already; the sample was not loaded.",
            "Create a new store for the sample."
        ),
        Code::DiskFull => entry!(
            "磁盘已满，没有写入任何内容。",
            "腾出空间后再试一次。",
            "The disk is full; nothing was written.",
            "Free some space and try again."
        ),
        _ => entry!(
            "审计记录在第 {sequence} 条断开：文件在标匠之外被改动过。",
            "与最近的备份比较，找出改动。",
            "The audit chain breaks at entry {sequence}: the file was changed from outside.",
            "Compare it with your last backup."
        ),
    }
}
