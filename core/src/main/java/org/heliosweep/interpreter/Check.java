package org.heliosweep.interpreter;

/**
 * Whether a requirement of the model or a condition of the study is fulfilled in one scenario.
 *
 * @param reason why the scenario is invalid or excluded if it is not
 * @param fulfilled whether it is
 */
public record Check(String reason, boolean fulfilled) {}
