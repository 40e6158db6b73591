//! Quotations.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::QuotationNoCustomer => entry!(
            "没有选择客户。",
            "选择报价给谁。",
            "No customer is chosen.",
            "Choose who it is for."
        ),
        Code::QuotationNoCompany => entry!(
            "没有选择我方公司。",
            "选择由哪家公司报价。",
            "No own company is chosen.",
            "Choose which company quotes."
        ),
        Code::QuotationNoTitle => entry!(
            "没有标题。",
            "填写项目或报价名称。",
            "There is no title.",
            "Name the project."
        ),
        Code::QuotationNoLines => entry!(
            "没有报价行。",
            "至少加一行。",
            "There are no lines.",
            "Add at least one."
        ),
        Code::LineNoName => entry!(
            "第 {row} 行没有名称。",
            "填写名称或选择产品。",
            "Line {row} has no name.",
            "Name it or choose a product."
        ),
        Code::LineQuantity => entry!(
            "第 {row} 行的数量必须大于 0。",
            "改正数量。",
            "Line {row}: the quantity must be above 0.",
            "Correct the quantity."
        ),
        Code::LineDiscount => entry!(
            "第 {row} 行的折扣超出范围。",
            "填 0 至 100%。",
            "Line {row}: the discount is out of range.",
            "Use 0 to 100 %."
        ),
        Code::TotalTooLarge => entry!(
            "合计超过 999,999,999,999.99 元。",
            "检查数量和单价。",
            "The total is above 999,999,999,999.99 yuan.",
            "Check quantities and prices."
        ),
        Code::LinePrice => entry!(
            "第 {row} 行的单价或金额超出范围。",
            "改正单价或数量。",
            "Line {row}: the price or the amount is out of range.",
            "Correct the price or the quantity."
        ),
        Code::CurrencyOther => entry!(
            "币种 {currency} 还不能出具。",
            "改用 CNY。",
            "Quotations in {currency} cannot be issued.",
            "Use CNY."
        ),
        Code::VatRateUnknown => entry!(
            "第 {row} 行的税率 {rate}% 不是现行税率。",
            "改成 13%、9%、6%、3% 或 1%，免税填 0%。",
            "Line {row}: {rate} % is no VAT rate in force.",
            "Use 13, 9, 6, 3 or 1 %, or 0 % when exempt."
        ),
        Code::BelowFloor => entry!(
            "第 {row} 行「{name}」低于底价 {floor}。",
            "提高价格，或在备注里写明批准人和理由。",
            "Line {row}, {name}, is below its floor price {floor}.",
            "Raise the price, or name who approved it and why in the note."
        ),
        Code::ValidityMissing => entry!(
            "没有填有效期。",
            "填写有效天数。",
            "There is no validity.",
            "Fill in the days."
        ),
        _ => entry!(
            "报价单还没有出具。",
            "先出具报价单。",
            "The quotation is not issued yet.",
            "Issue it first."
        ),
    }
}
