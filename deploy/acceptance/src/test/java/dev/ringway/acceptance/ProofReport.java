package dev.ringway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The dated report of one proof, kept under {@code docs/proofs}: the claim, what was measured, and on what machine. */
final class ProofReport {

    private final String name;
    private final String claim;
    private final Map<String, String> figures = new LinkedHashMap<>();

    ProofReport(String name, String claim) {
        this.name = name;
        this.claim = claim;
    }

    ProofReport figure(String what, Object value) {
        figures.put(what, value.toString());
        return this;
    }

    /** Written before anything is asserted, so that a failed proof leaves its figures too. */
    void write() {
        LocalDate date = LocalDate.now(ZoneOffset.UTC);
        String rows = figures.entrySet().stream()
                .map(figure -> "| " + figure.getKey() + " | " + figure.getValue() + " |")
                .collect(Collectors.joining("\n"));
        String text = """
                # Proof: %s

                Date: %s. Machine: %s. Run by `./ringway proof %s`.

                Claim: %s

                | measured | value |
                |---|---|
                %s
                """.formatted(name, date, RunningSystem.machine(), name, claim, rows);
        try {
            Path folder = Files.createDirectories(RingwayCommand.root().resolve("docs/proofs"));
            Files.writeString(folder.resolve(date + "-" + name + ".md"), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
