//! The sentence and the mend of every rule of the self-check.

use bidwright_domain::check::Rule;

use super::Entry;

pub(super) fn entry(rule: Rule) -> Entry {
    match rule {
        Rule::ClauseUnanswered
        | Rule::NegativeOnSubstantive
        | Rule::NegativeElsewhere
        | Rule::AnswerEmpty
        | Rule::EvidenceEmpty => clauses(rule),
        Rule::CertificateExpired
        | Rule::CertificateExpiresInValidity
        | Rule::CertificateOtherOwner
        | Rule::CertificateWithoutScan => certificates(rule),
        Rule::PriceMissing
        | Rule::PriceDiffers
        | Rule::PriceOverCeiling
        | Rule::PriceOtherCompany => price(rule),
        Rule::FactMissing
        | Rule::CompanyMissing
        | Rule::CompanyFieldEmpty
        | Rule::AgentMissing
        | Rule::ValidityTooShort
        | Rule::DeadlinePassed => facts(rule),
        Rule::ChapterEmpty
        | Rule::FieldEmpty
        | Rule::PlaceholderLeft
        | Rule::OtherProject
        | Rule::PageGap
        | Rule::GlyphMissing
        | Rule::VolumePagesWrong => text(rule),
    }
}

fn clauses(rule: Rule) -> Entry {
    match rule {
        Rule::ClauseUnanswered => Entry {
            zh: ("{marks}{number} 没有应答：{text}", "选择偏离并写应答。"),
            en: (
                "{marks}{number} is not answered: {text}",
                "Choose a deviation and answer it.",
            ),
        },
        Rule::NegativeOnSubstantive => Entry {
            zh: (
                "实质性条款 {marks}{number} 是负偏离，投标会被否决：{text}",
                "改为满足，或放弃投标。",
            ),
            en: (
                "Substantive clause {marks}{number} deviates negatively; the bid will be rejected: {text}",
                "Meet it, or do not bid.",
            ),
        },
        Rule::NegativeElsewhere => Entry {
            zh: (
                "{marks}{number} 是负偏离，可能扣分：{text}",
                "确认这是有意的。",
            ),
            en: (
                "{marks}{number} deviates negatively and may cost points: {text}",
                "Make sure that this is meant.",
            ),
        },
        Rule::AnswerEmpty => Entry {
            zh: (
                "{marks}{number} 选了偏离，但没有应答文字：{text}",
                "写出应答。",
            ),
            en: (
                "{marks}{number} has a deviation but no answer: {text}",
                "Write the answer.",
            ),
        },
        _ => Entry {
            zh: (
                "{marks}{number} 的证明章节「{chapter}」是空的或不存在。",
                "写好这一章，或改选别的章节。",
            ),
            en: (
                "The evidence of {marks}{number}, chapter \"{chapter}\", is empty or gone.",
                "Write that chapter, or choose another.",
            ),
        },
    }
}

fn certificates(rule: Rule) -> Entry {
    match rule {
        Rule::CertificateExpired => Entry {
            zh: (
                "证书「{name}」{number} 于 {expires_on} 到期，早于投标截止日 {deadline}。",
                "续期，或换一份有效的证书。",
            ),
            en: (
                "Certificate {name} {number} expires on {expires_on}, before the deadline {deadline}.",
                "Renew it, or choose another.",
            ),
        },
        Rule::CertificateExpiresInValidity => Entry {
            zh: (
                "证书「{name}」{number} 于 {expires_on} 到期，在投标有效期（至 {validity_end}）内。",
                "准备好续期的证明。",
            ),
            en: (
                "Certificate {name} {number} expires on {expires_on}, within the bid validity (to {validity_end}).",
                "Prepare its renewal.",
            ),
        },
        Rule::CertificateOtherOwner => Entry {
            zh: (
                "证书「{name}」{number} 属于别的公司。",
                "换成投标主体自己的证书，或取得授权。",
            ),
            en: (
                "Certificate {name} {number} belongs to another company.",
                "Use one of the bidder's own, or get an authorisation.",
            ),
        },
        _ => Entry {
            zh: (
                "证书「{name}」{number} 没有扫描件。",
                "在资料库里加上扫描件。",
            ),
            en: (
                "Certificate {name} {number} has no scan.",
                "Add its scan in the library.",
            ),
        },
    }
}

fn price(rule: Rule) -> Entry {
    match rule {
        Rule::PriceMissing => Entry {
            zh: ("没有可用的投标报价：{reason}。", "选择一份已出具的报价单。"),
            en: (
                "There is no usable price: {reason}.",
                "Choose an issued quotation.",
            ),
        },
        Rule::PriceDiffers => Entry {
            zh: (
                "{part}的报价（{form}）是「{found}」，应为「{expected}」。评标时会以 {taken} 为准（{by}）。",
                "重新生成投标文件；章节里的金额改用字段。",
            ),
            en: (
                "The price in the {part} ({form}) is \"{found}\", not \"{expected}\". An evaluator would take {taken} ({by}).",
                "Build the volume again; use fields for amounts in chapters.",
            ),
        },
        Rule::PriceOtherCompany => Entry {
            zh: (
                "报价单由另一家我方公司出具，不是投标主体。",
                "由投标主体出具报价单，或改选投标主体。",
            ),
            en: (
                "The quotation was issued by another own company, not by the bidder.",
                "Quote in the bidder's name, or choose that company as the bidder.",
            ),
        },
        _ => Entry {
            zh: ("投标总价 {price} 超过{kind} {limit}。", "降低报价。"),
            en: (
                "The price {price} is above the {kind} {limit}.",
                "Lower the price.",
            ),
        },
    }
}

fn facts(rule: Rule) -> Entry {
    match rule {
        Rule::FactMissing => Entry {
            zh: ("招标文件的「{fact}」没有填。", "在招标文件核对页补上。"),
            en: (
                "The tender's {fact} is missing.",
                "Fill it in on the tender's review page.",
            ),
        },
        Rule::CompanyMissing => Entry {
            zh: ("没有选择投标主体。", "在标书概况里选择我方公司。"),
            en: (
                "No bidder is chosen.",
                "Choose the own company in the bid's overview.",
            ),
        },
        Rule::CompanyFieldEmpty => Entry {
            zh: ("我方公司 {name} 的「{field}」没有填。", "在设置里补上。"),
            en: (
                "{field} of own company {name} is empty.",
                "Fill it in under Settings.",
            ),
        },
        Rule::AgentMissing => Entry {
            zh: ("授权委托书缺少「{field}」。", "在标书概况里补上。"),
            en: (
                "The power of attorney lacks: {field}.",
                "Fill it in on the bid's overview.",
            ),
        },
        Rule::ValidityTooShort => Entry {
            zh: (
                "投标有效期 {days} 天，少于要求的 {asked} 天。",
                "改为至少 {asked} 天。",
            ),
            en: (
                "The validity of {days} days is shorter than the {asked} asked for.",
                "Make it at least {asked} days.",
            ),
        },
        _ => Entry {
            zh: ("投标截止时间 {deadline} 已过。", "确认是否有更正公告。"),
            en: (
                "The submission deadline {deadline} has passed.",
                "See whether an amendment moved it.",
            ),
        },
    }
}

fn text(rule: Rule) -> Entry {
    match rule {
        Rule::ChapterEmpty => Entry {
            zh: ("章节「{title}」是空的。", "写内容，或删掉这一章。"),
            en: ("Chapter \"{title}\" is empty.", "Write it, or delete it."),
        },
        Rule::FieldEmpty => Entry {
            zh: ("「{title}{field}」没有值。", "补上这一项。"),
            en: ("{title}{field} has no value.", "Fill it in."),
        },
        Rule::PlaceholderLeft => Entry {
            zh: (
                "「{title}」里还有没填的地方「{found}」：{context}",
                "填好或删掉。",
            ),
            en: (
                "\"{title}\" still holds a gap \"{found}\": {context}",
                "Fill it in or delete it.",
            ),
        },
        Rule::OtherProject => Entry {
            zh: (
                "「{title}」里出现了别的{kind}「{found}」：{context}",
                "改成本项目的，或改用字段。",
            ),
            en: (
                "\"{title}\" names another {kind}, \"{found}\": {context}",
                "Use this project's, or a field.",
            ),
        },
        Rule::PageGap => Entry {
            zh: (
                "第 {page} 页印有【待填：{gap}】（共 {times} 处）。",
                "补上这一项，重新生成标书。",
            ),
            en: (
                "Page {page} prints 【待填：{gap}】 ({times} in all).",
                "Fill it in and build the volume again.",
            ),
        },
        Rule::GlyphMissing => Entry {
            zh: (
                "第 {page} 页的字符「{character}」（{code}）没有字形，印不出来。",
                "换一个字，或以图片代替。",
            ),
            en: (
                "The character {character} ({code}) on page {page} cannot be printed.",
                "Use another, or a picture.",
            ),
        },
        _ => Entry {
            zh: (
                "第 {page} 页的页码写着 {said}，实际是 {found}。",
                "重新生成投标文件。",
            ),
            en: (
                "Page {page} says {said}; it is {found}.",
                "Build the volume again.",
            ),
        },
    }
}
