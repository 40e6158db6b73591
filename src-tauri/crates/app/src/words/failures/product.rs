//! Bundles and price lists.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::BundleEmpty => entry!(
            "套餐里还没有产品。",
            "至少加入一个产品，或改回单个产品。",
            "The bundle is empty.",
            "Add a product, or make it a single product again."
        ),
        Code::BundleQuantity => entry!(
            "套餐第 {row} 行的数量不对。",
            "填大于 0 的数量。",
            "Row {row} of the bundle has no valid quantity.",
            "Use a quantity above 0."
        ),
        Code::BundleTwice => entry!(
            "套餐第 {row} 行的产品已经在套餐里。",
            "合并成一行，改数量。",
            "The product in row {row} is in the bundle already.",
            "Make it one row with the whole quantity."
        ),
        Code::BundleNested => entry!(
            "套餐第 {row} 行也是套餐；套餐里只能放单个产品。",
            "改为加入它里面的产品。",
            "Row {row} is a bundle itself; a bundle holds single products.",
            "Add the products of that bundle instead."
        ),
        Code::BundlePartMissing => entry!(
            "套餐第 {row} 行的产品不存在。",
            "换一个产品，或删掉这一行。",
            "The product in row {row} of the bundle is not there.",
            "Choose another one, or delete the row."
        ),
        Code::BundleOfBundle => entry!(
            "它是套餐「{name}」里的产品，不能再做成套餐。",
            "先把它从「{name}」里拿掉，或新建一个产品。",
            "It is part of the bundle {name} and cannot become a bundle.",
            "Take it out of {name} first, or make a new product."
        ),
        Code::ListEnds => entry!(
            "价目表的结束日期早于开始日期。",
            "改正其中一个日期。",
            "The price list ends before it begins.",
            "Correct one of the dates."
        ),
        Code::ListProductTwice => entry!(
            "第 {row} 行的产品已经在价目表里。",
            "只留一行。",
            "The product in row {row} is in the list already.",
            "Keep one row."
        ),
        _ => entry!(
            "第 {row} 行：没有产品「{value}」。",
            "先建立这个产品，或改正货号。",
            "Row {row}: there is no product {value}.",
            "Make the product first, or correct the number."
        ),
    }
}
