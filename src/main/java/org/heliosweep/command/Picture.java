package org.heliosweep.command;

/**
 * A picture in a document.
 *
 * @param file where it is, seen from the document
 * @param title what it shows, in a few words
 * @param caption what there is to say about it, in sentences
 */
record Picture(String file, String title, String caption) {}
