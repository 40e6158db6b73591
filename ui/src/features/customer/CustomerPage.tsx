import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { blankCustomer, useCustomerGet, useCustomerPages, useDemoLoad, useMergeRound, useRowsRemove, useRowsRestore, type Customer, useListExport } from "../../api";
import { EmptyState, ErrorNote, ListPage, type ListColumns, placeOf, useFresh, useListFilter, useRemoveMany } from "../../components";
import { CustomerForm } from "./CustomerForm";
import { DuplicatePairs } from "./DuplicatePairs";

const CLASSES = ["A", "B", "C"] as const;

function useColumns(): ListColumns<Customer> {
  const { t } = useTranslation("customer");
  return useMemo(() => [
    { key: "name", title: t("name"), dataIndex: "name", sorter: true },
    { key: "class", title: t("class"), dataIndex: "class", width: 72, sorter: true },
    { key: "industry", title: t("industry"), dataIndex: "industry", width: 100, wide: true, sorter: true },
    { key: "region", title: t("region"), dataIndex: "region", width: 100, sorter: true },
    { key: "contact", title: t("contact"), width: 110, render: (_, row) => row.contacts[0]?.name ?? "" },
    { key: "phone", title: t("phone"), width: 150, render: (_, row) => row.contacts[0]?.phone || row.phone },
  ], [t]);
}

/** Customers: list, and the chosen one's form with its contacts beside it. */
export function CustomerPage() {
  const { t } = useTranslation("customer");
  const navigate = useNavigate();
  const { id: routed } = useParams();
  const filter = useListFilter();
  const exporting = useListExport("customer");
  const many = useRemoveMany(useRowsRemove("customer"), useRowsRestore("customer"));
  const list = useCustomerPages(filter.request);
  const round = useMergeRound();
  const fresh = useFresh(blankCustomer);
  const isFresh = fresh !== null;
  const id = fresh?.id ?? routed;
  const inList = list.data?.rows.find((row) => row.id === id);
  const got = useCustomerGet(isFresh ? null : id);
  const row = isFresh ? fresh : (got.data ?? inList);
  const demo = useDemoLoad();

  const choose = (next: string | null) => void navigate(placeOf("customer", next ?? undefined), { replace: true });
  const create = () => void navigate(`${placeOf("customer")}?new=1`);
  const takeIn = () => void navigate("/imports/customer");

  return (
    <ListPage
      title={t("title")}
      testId="customer"
      rows={list.data?.rows}
      total={list.data?.total}
      rowId={(customer) => customer.id}
      columns={useColumns()}
      loading={list.isPending}
      error={list.error ?? many.error ?? demo.error}
      filter={filter}
      exporting={exporting}
      more={list.more}
      removeMany={many}
      chosen={id ?? null}
      onChoose={choose}
      onOpen={(customer) => void navigate(`${placeOf("customer", customer.id)}/overview`)}
      chips={[{ column: "class", options: CLASSES.map((value) => ({ value, label: t(`classes.${value}`) })) }]}
      create={{ label: t("new"), run: create }}
      extra={<><DuplicatePairs onMerged={choose} /><Button onClick={takeIn} data-testid="customer-import">{t("import")}</Button></>}
      aside={
        row ? <CustomerForm key={`${row.id} ${round}`} customer={row} fresh={isFresh} stored={inList !== undefined || !isFresh} onGone={() => choose(null)} onMerged={choose} />
          : got.error ? <div className="bw-sheet"><ErrorNote error={got.error} /></div>
            : undefined
      }
      empty={
        <EmptyState
          text={t("empty")}
          action={{ label: t("new"), onClick: create, testId: "customer-empty-new" }}
          third={{ label: t("import"), onClick: takeIn, testId: "customer-empty-import" }}
          second={{ label: t("sample"), onClick: () => demo.mutate(), testId: "demo-load", loading: demo.isPending }}
        />
      }
    />
  );
}
