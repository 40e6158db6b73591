//! Contracts.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::ContractNoCustomer => entry!(
            "合同没有甲方。",
            "选择客户。",
            "The contract has no customer.",
            "Choose the customer."
        ),
        Code::ContractNoCompany => entry!(
            "合同没有乙方。",
            "选择我方公司。",
            "The contract has no own company.",
            "Choose the own company."
        ),
        Code::ContractNoLines => entry!(
            "合同没有标的和价格。",
            "从报价单或标书生成合同。",
            "The contract has no subject and price.",
            "Make it from a quotation or a bid."
        ),
        Code::ContractTopicMissing => entry!(
            "合同缺少「{topic}」条款（民法典第 470、845 条）。",
            "补上这一条。",
            "The contract has no clause on {topic} (Civil Code art. 470, 845).",
            "Add one."
        ),
        _ => entry!(
            "分期款合计与合同总价相差 {difference} 元。",
            "调整分期金额，使合计等于总价。",
            "The instalments differ from the total by {difference} yuan.",
            "Adjust them until they sum to the total."
        ),
    }
}
