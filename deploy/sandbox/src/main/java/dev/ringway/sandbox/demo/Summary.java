package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.demo.DayResult.Figures;
import java.util.ArrayList;
import java.util.List;

/** The figures for people to read. */
final class Summary {

    private Summary() {}

    static String of(Figures figures) {
        List<String> lines = new ArrayList<>();
        lines.add("%d calls in %d s".formatted(figures.calls(), figures.seconds()));
        lines.add("  %d callbacks by %d requests: %d sent twice, %d overtaken by later ones, %d retries"
                .formatted(
                        figures.callbacks(),
                        figures.requests(),
                        figures.duplicates(),
                        figures.overtaken(),
                        figures.retries()));
        lines.add("");
        figures.statuses().forEach((status, count) -> lines.add(row(status, count)));
        lines.add("");
        lines.add(row("equal to the sandbox's record", figures.equal()) + " of " + figures.calls());
        lines.add(row("reports stored exactly once", figures.events()) + " of " + figures.accepted());
        lines.add(row("not delivered", figures.notDelivered()));
        if (figures.lost() > 0) {
            lines.add(row("lost on purpose", figures.lost()));
        }
        figures.differences().forEach((sid, found) -> lines.add("  DIFFERS " + sid + ": " + String.join("; ", found)));
        lines.add("");
        lines.add(
                figures.allWell()
                        ? "All of it agrees."
                        : "%d of %d calls differ."
                                .formatted(figures.differences().size(), figures.calls()));
        return String.join("\n", lines) + "\n";
    }

    static String of(CampaignFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add("a campaign of %d contacts in %d s, %s"
                .formatted(figures.contacts(), figures.seconds(), figures.status()));
        lines.add("  %d calls to %d numbers, %d answered, %d s talked"
                .formatted(
                        figures.dials(),
                        figures.numbers(),
                        figures.stats().answered(),
                        figures.stats().totalCallTime()));
        lines.add("");
        figures.states().forEach((state, count) -> lines.add(row(state, count)));
        lines.add("");
        lines.add(row("ended as their numbers say", figures.asExpected()) + " of " + figures.contacts());
        figures.differences()
                .forEach((what, found) -> lines.add("  DIFFERS " + what + ": " + String.join("; ", found)));
        lines.add("");
        lines.add(
                figures.allWell()
                        ? "All of it agrees."
                        : "%d differences.".formatted(figures.differences().size()));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String label, long count) {
        return "  %-32s %5d".formatted(label, count);
    }
}
