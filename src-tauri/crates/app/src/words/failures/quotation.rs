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
            "填 0 至 100%，或不超过该行金额的数。",
            "Line {row}: the discount is out of range.",
            "Use 0 to 100 %, or an amount of at most the line's own."
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
            "币种是 {currency}，合同只能用人民币。",
            "把报价单改成人民币后再建合同。",
            "The currency is {currency}; contracts are in yuan only.",
            "Make the quotation in yuan first."
        ),
        Code::VatRateUnknown => entry!(
            "第 {row} 行的税率 {rate}% 不是现行税率。",
            "改成 13%、9%、6%、3% 或 1%，免税填 0%。",
            "Line {row}: {rate} % is no VAT rate in force.",
            "Use 13, 9, 6, 3 or 1 %, or 0 % when exempt."
        ),
        Code::BelowFloor => entry!(
            "第 {row} 行「{name}」低于底价 {floor}。",
            "提高价格，或登记批准人和理由。",
            "Line {row}, {name}, is below its floor price {floor}.",
            "Raise the price, or record who approved it and why."
        ),
        Code::TotalDiscountWrong => entry!(
            "整单优惠超出范围。",
            "优惠不能小于 0，也不能超过明细合计。",
            "The discount on the total is out of range.",
            "It cannot be below 0 or above the sum of the lines."
        ),
        Code::LineBeyondLimit => entry!(
            "第 {row} 行「{name}」优惠 {discount}%，超过 {limit}% 的权限。",
            "减少优惠，或登记批准人和理由。",
            "Line {row}, {name}: {discount} % off passes the limit of {limit} %.",
            "Take off less, or record who approved it and why."
        ),
        Code::TotalBeyondLimit => entry!(
            "整单共优惠 {discount}%，超过 {limit}% 的权限。",
            "减少优惠，或登记批准人和理由。",
            "In all {discount} % off passes the limit of {limit} %.",
            "Take off less, or record who approved it and why."
        ),
        Code::ValidityPassed => entry!(
            "有效期截止日已过。",
            "改成今天以后的日期，或改填天数。",
            "The last day of validity has passed.",
            "Name a later day, or a number of days."
        ),
        Code::NoRevision => entry!(
            "{what} 没有更早的版本可比较。",
            "指定另一份报价单。",
            "{what} has no earlier revision to compare with.",
            "Name another quotation."
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
