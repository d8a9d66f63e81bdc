/**
 * What runs checks on other threads. Start with {@link dev.dyno.contracts.risk.parts.RiskLanes}.
 */
@NullMarked
package dev.dyno.contracts.risk.parts;

import org.jspecify.annotations.NullMarked;
