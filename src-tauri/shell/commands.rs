//! The one list of commands. Each adapter binds the desk and calls the verb of the same name.

mod bid;
mod contract;
mod customer;
mod desk;
mod quotation;
mod register;
mod store;
mod tender;

use std::future::Future;
use std::sync::Arc;

use bidwright_app::view::Told;
use bidwright_app::{Desk, Failure, told};
use tauri::State;
use tauri_specta::{Builder, collect_commands};

/// The desk as Tauri hands it to a command.
type Seat<'a> = State<'a, Arc<Desk>>;

/// Runs a verb on a task of its own, so that a panic becomes a failure and the window lives on.
async fn border<T, F>(desk: &Arc<Desk>, verb: impl FnOnce(Arc<Desk>) -> F) -> Result<T, Told>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let end = tokio::spawn(verb(desk.clone())).await;
    end.unwrap_or_else(|panic| Err(Failure::unexpected(panic)))
        .map_err(|failure| told(&failure.logged(), desk.language()))
}

pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            store::start_state,
            store::language_set,
            store::theme_set,
            store::store_create,
            store::store_open,
            store::store_lock,
            store::store_verify,
            store::recovery_code_export,
            store::demo_load,
            register::file_add,
            register::file_content,
            register::own_company_list,
            register::own_company_get,
            register::own_company_save,
            register::own_company_remove,
            register::own_company_restore,
            register::customer_list,
            register::customer_get,
            register::customer_save,
            register::customer_remove,
            register::customer_restore,
            customer::customer_duplicates,
            customer::customer_duplicate_pairs,
            customer::customer_merge_preview,
            customer::customer_merge,
            customer::customer_merge_undo,
            customer::customer_merge_last,
            customer::customer_sheet,
            customer::customer_sheet_preview,
            customer::customer_file_add,
            customer::customer_file_list,
            customer::customer_file_rename,
            customer::customer_file_remove,
            customer::customer_file_restore,
            customer::customer_file_export,
            customer::activity_list,
            customer::activity_save,
            customer::activity_done,
            customer::activity_remove,
            customer::activity_restore,
            register::product_list,
            register::product_get,
            register::product_save,
            register::product_remove,
            register::product_restore,
            register::product_import_preview,
            register::product_import,
            register::certificate_list,
            register::certificate_get,
            register::certificate_save,
            register::certificate_remove,
            register::certificate_restore,
            tender::tender_read,
            tender::job_get,
            tender::job_cancel,
            tender::tender_list,
            tender::tender_get,
            tender::tender_blocks,
            tender::tender_save,
            tender::tender_remove,
            tender::tender_restore,
            tender::clause_save,
            tender::clause_add,
            tender::clauses_remove,
            tender::clauses_restore,
            tender::clauses_merge,
            tender::clause_split,
            quotation::quotation_list,
            quotation::quotation_get,
            quotation::quotation_create,
            quotation::quotation_save,
            quotation::quotation_issue,
            quotation::quotation_revise,
            quotation::quotation_mark,
            quotation::quotation_remove,
            quotation::quotation_restore,
            quotation::quotation_preview,
            quotation::quotation_pdf,
            quotation::quotation_xlsx,
            bid::bid_list,
            bid::bid_create,
            bid::bid_get,
            bid::bid_save,
            bid::bid_remove,
            bid::bid_restore,
            bid::bid_mark,
            bid::response_list,
            bid::responses_save,
            bid::chapter_add,
            bid::chapter_save,
            bid::chapter_remove,
            bid::chapter_restore,
            bid::chapters_order,
            bid::chapter_preview,
            bid::bid_check,
            bid::bid_build,
            bid::bid_submit,
            bid::bid_answer_export,
            bid::bid_answer_import,
            contract::contract_list,
            contract::contract_create,
            contract::contract_get,
            contract::contract_save,
            contract::contract_seal,
            contract::contract_remove,
            contract::contract_restore,
            contract::contract_preview,
            contract::contract_pdf,
            desk::chain_of,
            desk::today,
            desk::search,
            desk::rows_remove,
            desk::rows_restore,
            desk::history,
            desk::exported_open,
            desk::exported_show,
        ])
}
