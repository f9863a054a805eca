package dev.plumbline.packs.sales;

import static dev.plumbline.types.sales.Tables.GET_ORDERS_OF_CUSTOMER;
import static dev.plumbline.types.sales.Tables.GET_SALES_OF_DAY;
import static dev.plumbline.types.sales.Tables.GET_TOP_PRODUCTS;
import static dev.plumbline.types.sales.Tables.ORDERS;
import static dev.plumbline.types.sales.Tables.PRODUCT_PERFORMANCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;

import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.PlanExpectation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The functions of the pack, each held against a plain query that does not know how the function works. */
final class SalesFunctions {

    private static final Field<LocalDate> DAY =
            DSL.field("({0} at time zone 'UTC')::date", SQLDataType.LOCALDATE, ORDERS.ORDER_DATE);
    private static final Field<OffsetDateTime> HOUR =
            DSL.field("date_trunc('hour', {0}, 'UTC')", SQLDataType.TIMESTAMPWITHTIMEZONE, ORDERS.ORDER_DATE);
    private static final Condition COMPLETED = ORDERS.STATUS.eq(inline("completed"));

    private SalesFunctions() {}

    static List<FunctionProof> proofs() {
        return List.of(
                new FunctionProof(
                        GET_ORDERS_OF_CUSTOMER.getName(),
                        customers(),
                        k -> GET_ORDERS_OF_CUSTOMER.call(k.field(ORDERS.CUSTOMER_ID)),
                        select(
                                        ORDERS.CUSTOMER_ID,
                                        ORDERS.ORDER_DATE,
                                        ORDERS.ID.as(GET_ORDERS_OF_CUSTOMER.ORDER_ID),
                                        ORDERS.STATUS,
                                        ORDERS.TOTAL_AMOUNT)
                                .from(ORDERS)),
                new FunctionProof(
                        GET_SALES_OF_DAY.getName(),
                        days(),
                        k -> GET_SALES_OF_DAY.call(k.field("day", LocalDate.class)),
                        hours()),
                new FunctionProof(
                        GET_TOP_PRODUCTS.getName(),
                        categories(),
                        k -> GET_TOP_PRODUCTS.call(k.field(PRODUCT_PERFORMANCE.CATEGORY_ID)),
                        topProducts()));
    }

    /** One index probe reads three or four blocks; the orders of a customer may lie in forty months and need one in each. */
    static List<Lookup> lookups() {
        PlanExpectation orders = PlanExpectation.none()
                .usesOneOf("orders_customer_id_idx")
                .touchingAtMost(20, 1)
                .buffersAtMost(300, 6);
        PlanExpectation hours = PlanExpectation.none()
                .usesOneOf("hourly_sales_pkey")
                .touchingAtMost(10, 1)
                .buffersAtMost(20, 4);
        PlanExpectation products = PlanExpectation.none()
                .usesOneOf("product_performance_rank_idx")
                .touchingAtMost(10, 1)
                .buffersAtMost(20, 4);
        return List.of(
                lookup(GET_ORDERS_OF_CUSTOMER.getName(), customers(), orders),
                lookup(GET_SALES_OF_DAY.getName(), days(), hours),
                lookup(GET_TOP_PRODUCTS.getName(), categories(), products));
    }

    private static Lookup lookup(String function, Select<?> keys, PlanExpectation plan) {
        return Lookup.ofFunction(function, keys).planned(plan).within(Duration.ofMillis(5));
    }

    private static Select<?> customers() {
        return selectDistinct(ORDERS.CUSTOMER_ID).from(ORDERS);
    }

    private static Select<?> days() {
        return selectDistinct(DAY.as("day")).from(ORDERS);
    }

    private static Select<?> categories() {
        return selectDistinct(PRODUCT_PERFORMANCE.CATEGORY_ID).from(PRODUCT_PERFORMANCE);
    }

    private static Select<?> hours() {
        return select(
                        DAY.as("day"),
                        HOUR.as(GET_SALES_OF_DAY.HOUR),
                        count().cast(SQLDataType.BIGINT).as(GET_SALES_OF_DAY.ORDERS),
                        count().filterWhere(COMPLETED).cast(SQLDataType.BIGINT).as(GET_SALES_OF_DAY.COMPLETED_ORDERS),
                        coalesce(sum(ORDERS.TOTAL_AMOUNT).filterWhere(COMPLETED), inline(BigDecimal.ZERO))
                                .as(GET_SALES_OF_DAY.REVENUE))
                .from(ORDERS)
                .groupBy(DAY, HOUR);
    }

    /** Whoever has fewer than ten that brought more. */
    private static Select<?> topProducts() {
        var other = PRODUCT_PERFORMANCE.as("other");
        Field<Long> better = DSL.field(select(count().cast(SQLDataType.BIGINT))
                .from(other)
                .where(other.CATEGORY_ID.eq(PRODUCT_PERFORMANCE.CATEGORY_ID))
                .and(other.REVENUE.gt(PRODUCT_PERFORMANCE.REVENUE)));
        return select(
                        PRODUCT_PERFORMANCE.CATEGORY_ID,
                        better.plus(inline(1L)).as(GET_TOP_PRODUCTS.RANK_IN_CATEGORY),
                        PRODUCT_PERFORMANCE.PRODUCT_ID,
                        PRODUCT_PERFORMANCE.NAME,
                        PRODUCT_PERFORMANCE.UNITS_SOLD,
                        PRODUCT_PERFORMANCE.REVENUE)
                .from(PRODUCT_PERFORMANCE)
                .where(better.lt(inline(10L)));
    }
}
