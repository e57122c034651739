package org.heliosweep.command;

import org.heliosweep.study.Study;

/** Where the value of an input comes from. */
enum Given {
    /** The design draws it. */
    VARIED("varied"),

    /** The study or the command line sets it. */
    FIXED("fixed"),

    /** Nobody says anything, so it is what the model says. */
    DEFAULT("default");

    private final String word;

    Given(String word) {
        this.word = word;
    }

    static Given of(Study study, String input) {
        if (study.design().varied().stream().anyMatch(each -> each.input().equals(input))) {
            return VARIED;
        }
        return study.fixed().containsKey(input) ? FIXED : DEFAULT;
    }

    String word() {
        return word;
    }
}
