//! What the engine must know of a noun, beside its columns.

use bidwright_domain::Id;
use bidwright_store::{ImportNoun, Store};

use super::columns::Column;
use super::value::Value;
use crate::failure::Failure;

/// One value of a sheet's row: the noun's column and what is written there.
pub(crate) type Said = (usize, Value);

/// A noun that can be taken in from a sheet.
pub(crate) trait Noun: Clone + PartialEq + Send + Sync + Sized + 'static {
    /// What one row of a sheet tells of: the noun, or the noun with one of its parts.
    type Row: 'static;

    const NOUN: ImportNoun;

    fn columns() -> &'static [Column<Self::Row>];

    /// A new one with what is usual where the sheet says nothing.
    fn blank() -> Self;

    /// As a row of a sheet, with the part that the row names.
    fn row(&self, said: &[Said]) -> Self::Row;

    /// Takes a row back.
    fn take(&mut self, row: Self::Row);

    /// What finds it again: a code, and a name that counts where there is no code.
    fn key(&self) -> Key;

    /// Whether a stored one with the same name is the same thing, though not by its code.
    fn same_by_name(&self, stored: &Self) -> bool;

    /// What must not be stored.
    fn check(&self) -> Result<(), Failure>;

    /// What deserves a look but is stored.
    fn warnings(&self) -> Vec<Failure>;

    fn load(store: &Store, id: Id) -> impl Future<Output = Result<Option<Self>, Failure>> + Send;
}

/// Code and name as they are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key {
    pub code: String,
    pub name: String,
}
