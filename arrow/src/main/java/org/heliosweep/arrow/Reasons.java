package org.heliosweep.arrow;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.plan.Plan;

/**
 * The labels of the column {@code reason}: first why scenarios are invalid, in the order of the model, then why they
 * are excluded, in the order of the study, each with {@value #EXCLUDED} before it. Equal ones are one label.
 */
final class Reasons {
    /** What stands before the reason of a scenario that is excluded. */
    static final String EXCLUDED = "excluded: ";

    private final List<String> labels;
    private final int[] positions;
    private final int offset;

    private Reasons(List<String> labels, int[] positions, int offset) {
        this.labels = labels;
        this.positions = positions;
        this.offset = offset;
    }

    /** The reasons of a plan. */
    static Reasons of(Plan plan) {
        int exclusions = plan.exclusions().size();
        List<String> labels = new ArrayList<>();
        int[] positions = new int[exclusions + 1 + plan.reasons().size()];
        for (int code = 1; code <= plan.reasons().size(); code++) {
            positions[exclusions + code] = position(labels, plan.reason(code));
        }
        for (int code = 1; code <= exclusions; code++) {
            positions[exclusions - code] = position(labels, EXCLUDED + plan.reason(-code));
        }
        return new Reasons(List.copyOf(labels), positions, exclusions);
    }

    private static int position(List<String> labels, String label) {
        if (!labels.contains(label)) {
            labels.add(label);
        }
        return labels.indexOf(label);
    }

    /** The labels, in their order. */
    List<String> labels() {
        return labels;
    }

    /** The position of the label of a status; 0 where there is no reason. */
    int position(int status) {
        return positions[offset + status];
    }
}
