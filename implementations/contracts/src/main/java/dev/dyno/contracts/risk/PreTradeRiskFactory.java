package dev.dyno.contracts.risk;

/** Makes accounts of one implementation. */
@FunctionalInterface
public interface PreTradeRiskFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "pre-trade-risk";

    /** Returns accounts before the first command. All memory for steady state is allocated here. */
    PreTradeRisk create(RiskSpec spec);
}
