package dev.ringway.starter.test;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The dated report of one proof, kept under {@code docs/proofs} of the checkout that {@code ringway.root} names: the claim, what
 * was measured, and on what machine. It needs nothing but the JDK.
 */
public final class ProofReport {

    private static final Path ROOT = Path.of(System.getProperty("ringway.root"));

    private final String name;
    private final String claim;
    private final Map<String, String> figures = new LinkedHashMap<>();

    public ProofReport(String name, String claim) {
        this.name = name;
        this.claim = claim;
    }

    public ProofReport figure(String what, Object value) {
        figures.put(what, value.toString());
        return this;
    }

    /** Written before anything is asserted, so that a failed proof leaves its figures too. */
    public void write() {
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
                """.formatted(name, date, machine(), name, claim, rows);
        try {
            Path folder = Files.createDirectories(ROOT.resolve("docs/proofs"));
            Files.writeString(folder.resolve(date + "-" + name + ".md"), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String machine() {
        OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%d cores, %d GiB memory, %s, Java %s"
                .formatted(
                        os.getAvailableProcessors(),
                        os.getTotalMemorySize() >> 30,
                        os.getName(),
                        Runtime.version().feature());
    }
}
