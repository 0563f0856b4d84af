// Who needs whom, as a table.
#include "kernel/bricks/graph.hpp"

#include <gtest/gtest.h>

namespace socle::kernel {
namespace {

using Names = std::vector<std::string>;

// crm <- sales <- report; loop and knot need each other; lonely calls what nobody offers.
BrickGraph Graph() {
    return BrickGraph({{"crm", {"a.crm.v1.Crm"}, {"k.record.v1.Record"}},
                       {"sales", {"a.sales.v1.Sales", "a.sales.v1.Quotes"}, {"a.crm.v1.Crm"}},
                       {"report",
                        {"a.report.v1.Report"},
                        {"a.sales.v1.Quotes", "a.sales.v1.Sales", "a.crm.v1.Crm"}},
                       {"loop", {"a.loop.v1.Loop"}, {"a.knot.v1.Knot"}},
                       {"knot", {"a.knot.v1.Knot"}, {"a.loop.v1.Loop"}},
                       {"lonely", {"a.lonely.v1.Lonely"}, {"a.absent.v1.Absent"}}},
                      {"k.record.v1.Record"});
}

struct Case {
    std::string brick;
    Names needs;
    Names dependents;
    Names order;          // empty: refused
    std::string refusal;  // part of the sentence
};

class BrickGraphTest : public ::testing::TestWithParam<Case> {};

TEST_P(BrickGraphTest, KnowsNeedsDependentsAndOrder) {
    const Case& expected = GetParam();
    const BrickGraph graph = Graph();
    EXPECT_EQ(graph.NeedsOf(expected.brick), expected.needs);
    EXPECT_EQ(graph.DependentsOf(expected.brick), expected.dependents);
    const auto order = graph.ActivationOrder(expected.brick);
    if (expected.refusal.empty()) {
        ASSERT_TRUE(order.ok()) << order.status();
        EXPECT_EQ(*order, expected.order);
    } else {
        EXPECT_EQ(ReasonOf(order.status()), "BRICK_REFUSED");
        EXPECT_NE(std::string(order.status().message()).find(expected.refusal), std::string::npos)
            << order.status();
    }
}

void PrintTo(const Case& row, std::ostream* out) {
    *out << row.brick;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BrickGraphTest,
    ::testing::Values(Case{"crm", {}, {"report", "sales"}, {"crm"}, ""},
                      Case{"sales", {"crm"}, {"report"}, {"crm", "sales"}, ""},
                      Case{"report", {"crm", "sales"}, {}, {"crm", "sales", "report"}, ""},
                      Case{"loop", {"knot"}, {"knot"}, {}, "circle: loop, knot, loop"},
                      Case{"knot", {"loop"}, {"loop"}, {}, "circle: knot, loop, knot"},
                      Case{"lonely", {"a.absent.v1.Absent"}, {}, {"lonely"}, ""},
                      Case{"unknown", {}, {}, {}, ""}),
    [](const auto& row) { return row.param.brick; });

}  // namespace
}  // namespace socle::kernel
