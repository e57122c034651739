package org.heliosweep.claim;

/**
 * Where something was said.
 *
 * @param name how the ledger calls it
 * @param title what it is
 * @param date when it was said or published, in words
 */
public record Origin(String name, String title, String date) {}
