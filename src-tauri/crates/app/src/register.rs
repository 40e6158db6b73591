//! What the registers (own companies, customers, products, certificates) have in common.

use bidwright_domain::codes::{credit_code_problem, phone_problem};
use bidwright_store::{ListFilter, ListQuery, ListSort};

use crate::failure::{Code, Failure};
use crate::language::Language;
use crate::view::{ListRequest, Told};
use crate::words::told;

/// The longest list that is sent to the window at once.
const MOST_ROWS: u32 = 2_000;

pub(crate) fn query(request: &ListRequest) -> ListQuery {
    let limit = if request.limit == 0 {
        MOST_ROWS
    } else {
        request.limit.min(MOST_ROWS)
    };
    let filters = request.filters.iter().map(|filter| ListFilter {
        column: filter.column.clone(),
        values: filter.values.clone(),
    });
    let sort = request.sort.as_ref().map(|sort| ListSort {
        column: sort.column.clone(),
        descending: sort.descending,
    });
    ListQuery {
        search: request.search.trim().to_owned(),
        filters: filters.collect(),
        sort,
        limit,
        offset: request.offset,
    }
}

/// Rows in one state.
pub(crate) fn in_state<T: serde::Serialize>(state: &T) -> ListQuery {
    let name = serde_json::to_value(state).ok();
    let name = name.and_then(|name| name.as_str().map(str::to_owned));
    ListQuery {
        filters: vec![ListFilter {
            column: "status".to_owned(),
            values: name.into_iter().collect(),
        }],
        ..all()
    }
}

/// Every row: for rules that must not miss one.
pub(crate) fn all() -> ListQuery {
    ListQuery {
        limit: u32::MAX,
        ..ListQuery::default()
    }
}

pub(crate) fn required(value: &str, field: &'static str) -> Result<(), Failure> {
    if value.trim().is_empty() {
        Err(Failure::new(Code::Required).field(field))
    } else {
        Ok(())
    }
}

/// A wrong credit code is a warning on the field, never a refusal to save.
pub(crate) fn credit_code_warning(code: &str, language: Language) -> Option<Told> {
    if code.trim().is_empty() {
        return None;
    }
    let problem = credit_code_problem(code.trim())?;
    let failure = Failure::new(Code::CreditCodeWrong)
        .field("credit_code")
        .fact("detail", crate::words::code_problem(problem, language));
    Some(told(&failure, language))
}

pub(crate) fn phone_warning(phone: &str, field: String, language: Language) -> Option<Told> {
    if phone.trim().is_empty() {
        return None;
    }
    phone_problem(phone.trim())?;
    Some(told(&Failure::new(Code::PhoneWrong).field(field), language))
}

/// `<noun>_list`, `_get`, `_remove` and `_restore` of a register, all of one shape.
macro_rules! register_verbs {
    ($kind:ident, $noun:ty, $list:ident, $get:ident, $remove:ident, $restore:ident, $store_page:ident, $store_get:ident) => {
        pub async fn $list(
            desk: &crate::desk::Desk,
            request: &crate::view::ListRequest,
        ) -> Result<crate::view::Page<$noun>, crate::failure::Failure> {
            let store = desk.store()?;
            let query = crate::register::query(request);
            let (rows, total) = store.$store_page(&query).await?;
            Ok(crate::view::Page { rows, total })
        }

        pub async fn $get(
            desk: &crate::desk::Desk,
            id: bidwright_domain::Id,
        ) -> Result<$noun, crate::failure::Failure> {
            let missing = || crate::failure::Failure::missing(id);
            desk.store()?.$store_get(id).await?.ok_or_else(missing)
        }

        pub async fn $remove(
            desk: &crate::desk::Desk,
            id: bidwright_domain::Id,
        ) -> Result<(), crate::failure::Failure> {
            let noun = bidwright_domain::chain::Noun::$kind;
            crate::list::remove_rows(desk, stringify!($remove), noun, &[id]).await
        }

        pub async fn $restore(
            desk: &crate::desk::Desk,
            id: bidwright_domain::Id,
        ) -> Result<(), crate::failure::Failure> {
            let noun = bidwright_domain::chain::Noun::$kind;
            crate::list::restore_rows(desk, stringify!($restore), noun, &[id]).await
        }
    };
}
pub(crate) use register_verbs;
