package dev.ringway.callstore.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a check looked at and found. Used by one thread. */
final class Tally {

    private final int shown;
    private final Map<String, Long> checked = new TreeMap<>();
    private final Map<String, Long> found = new TreeMap<>();
    private final Map<String, Long> repaired = new TreeMap<>();
    private final List<Finding> first = new ArrayList<>();

    /** @param shown how many findings are kept as a whole */
    Tally(int shown) {
        this.shown = shown;
    }

    void looked(String what, long many) {
        checked.merge(what, many, Long::sum);
    }

    void found(Finding finding) {
        found.merge(finding.kind().code(), 1L, Long::sum);
        if (finding.repaired()) {
            repaired.merge(finding.kind().code(), 1L, Long::sum);
        }
        if (first.size() < shown) {
            first.add(finding);
        }
    }

    Map<String, Long> checked() {
        return Map.copyOf(checked);
    }

    Map<String, Long> found() {
        return Map.copyOf(found);
    }

    Map<String, Long> repaired() {
        return Map.copyOf(repaired);
    }

    List<Finding> first() {
        return List.copyOf(first);
    }
}
