//! One function per verb. Each takes the [`Desk`] and answers with a view or a [`Failure`]; every
//! write is one transaction with its audit entries, stamped with the verb's name.

mod activity;
mod answers;
mod bid;
mod certificate;
mod chain;
mod chapter;
mod clause;
mod config;
mod contract;
mod customer;
mod customer_file;
mod customer_merge;
mod customer_sheet;
mod demo;
mod desk;
mod duplicates;
mod export;
mod failure;
mod file;
mod history;
mod import;
mod job;
mod language;
mod list;
mod list_export;
mod own_company;
mod price_list;
mod product;
mod quotation;
mod register;
mod response;
mod self_check;
mod sheet_out;
mod store;
mod store_failure;
mod tender;
mod today;
mod undo;
pub mod view;
mod words;

pub use activity::{
    activity_done, activity_due, activity_list, activity_remove, activity_restore, activity_save,
};
pub use answers::{
    bid_answer_export, bid_answer_import, bid_answer_import_bytes, bid_answer_workbook,
};
pub use bid::{
    bid_build, bid_create, bid_get, bid_list, bid_mark, bid_remove, bid_restore, bid_save,
    bid_submit, chapter_preview,
};
pub use bidwright_domain as domain;
pub use certificate::{
    certificate_get, certificate_list, certificate_remove, certificate_restore, certificate_save,
};
pub use chain::{chain_of, search};
pub use chapter::{chapter_add, chapter_remove, chapter_restore, chapter_save, chapters_order};
pub use clause::{
    clause_add, clause_save, clause_split, clauses_merge, clauses_remove, clauses_restore,
};
pub use contract::{
    contract_create, contract_get, contract_list, contract_pdf, contract_preview, contract_remove,
    contract_restore, contract_save, contract_seal,
};
pub use customer::{customer_get, customer_list, customer_remove, customer_restore, customer_save};
pub use customer_file::{
    customer_file_add, customer_file_export, customer_file_list, customer_file_remove,
    customer_file_rename, customer_file_restore,
};
pub use customer_merge::{
    customer_merge, customer_merge_last, customer_merge_preview, customer_merge_undo,
};
pub use customer_sheet::{customer_sheet, customer_sheet_preview};
pub use demo::{demo_large, demo_load};
pub use desk::{Clock, Desk, Places};
pub use duplicates::{customer_duplicate_pairs, customer_duplicates};
pub use export::exported_file;
pub use failure::{Code, Failure};
pub use file::{
    file_add, file_content, file_export, file_open, forget_opened_before, upload_begin,
    upload_cancel, upload_end, upload_piece,
};
pub use history::history;
pub use import::{
    import_apply, import_choose, import_file, import_get, import_list, import_read, import_rows,
    import_undo, import_undo_now, import_wrong_rows,
};
pub use job::{job_cancel, job_get};
pub use language::Language;
pub use list::{ListRows, list_every, rows_remove, rows_restore};
pub use list_export::{list_export, list_export_now, list_exported};
pub use own_company::{
    own_company_get, own_company_list, own_company_remove, own_company_restore, own_company_save,
};
pub use price_list::{
    price_list_get, price_list_list, price_list_read, price_list_remove, price_list_restore,
    price_list_save,
};
pub use product::{
    product_get, product_lines, product_list, product_prices, product_remove, product_restore,
    product_save,
};
pub use quotation::{
    discount_limit, discount_limit_set, quotation_approve, quotation_compute, quotation_copy,
    quotation_create, quotation_difference, quotation_docx, quotation_get, quotation_issue,
    quotation_list, quotation_mark, quotation_pdf, quotation_preview, quotation_remove,
    quotation_restore, quotation_revise, quotation_revisions, quotation_save, quotation_xlsx,
};
pub use response::{response_list, responses_save};
pub use self_check::bid_check;
pub use store::backup::{store_backup, store_backup_remove, store_backups, store_restore};
pub use store::keys::{key_store_set, passphrase_set, store_keys, store_rekey, store_rekey_begin};
pub use store::open::{
    language_set, lock_after_set, recovery_code_export, start_state, store_close, store_create,
    store_info, store_lock, store_open, theme_set,
};
pub use store::places::{store_forget, store_list, store_move, store_point, store_switch};
pub use store::verify::store_verify;
pub use tender::{
    tender_add, tender_blocks, tender_diff, tender_get, tender_list, tender_peek, tender_read,
    tender_remove, tender_restore, tender_save,
};
pub use today::today;
pub use undo::undo;
pub use words::told;
