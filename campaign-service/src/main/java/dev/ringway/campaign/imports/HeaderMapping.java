package dev.ringway.campaign.imports;

import dev.ringway.campaign.contact.ContactFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What each column of a file is taken for: what was said, else what its name says, else a custom field of that name. Of
 * several columns that name one field the first counts, and the others are custom fields.
 *
 * @param mistakes what stands in the way, by header or field
 */
public record HeaderMapping(List<Column> columns, List<Mistake> mistakes) {

    /** In our own export these stand beside what people say of a contact. */
    private static final String OF_EXPORTS = "history.totalCalls";

    private static final Set<String> ONLY_IN_EXPORTS = Set.of("id", "version", "createdAt", "updatedAt");

    /**
     * @param parameter whose mistake it is: {@code mapping}, or the file's {@code header}
     * @param message to be read after it
     */
    public record Mistake(String parameter, String message) {}

    public HeaderMapping {
        columns = List.copyOf(columns);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * @param said fields by header, as they were asked for
     * @param customName what a custom field may be called
     */
    public static HeaderMapping of(List<String> headers, Map<String, String> said, Predicate<String> customName) {
        Map<String, String> fields = new HashMap<>();
        said.forEach((header, field) -> fields.put(HeaderNames.plain(header), field));
        List<Mistake> mistakes = new ArrayList<>(mistakes(headers, said, customName));
        Set<String> taken = new HashSet<>(said.values());
        boolean export = headers.contains(OF_EXPORTS);
        headers.stream()
                .filter(header -> HeaderNames.isVague(header) && clearerThere(headers, header))
                .forEach(header -> fields.putIfAbsent(HeaderNames.plain(header), Column.CUSTOM + header.strip()));
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String header : headers.stream().map(String::strip).toList()) {
            String field = Optional.ofNullable(fields.get(HeaderNames.plain(header)))
                    .filter(asked -> !header.isEmpty())
                    .orElseGet(() -> field(header, export, taken));
            Column column = new Column(header, field);
            columns.add(column);
            if (!field.equals(Column.IGNORE) && !seen.add(field)) {
                mistakes.add(new Mistake("header", "has more than one column for " + field));
            } else if (column.isCustom() && !customName.test(field.substring(Column.CUSTOM.length()))) {
                mistakes.add(new Mistake(
                        "header",
                        "has a column whose name cannot be a custom field's, 1 to 64 letters, digits, spaces, _ or -: "
                                + shortened(header) + "; say mapping=<header>:ignore or give it another name"));
            }
        }
        if (columns.stream().filter(Column::isCustom).count() > ContactFields.MOST) {
            mistakes.add(new Mistake("header", "has more than " + ContactFields.MOST + " columns for custom fields"));
        }
        return new HeaderMapping(columns, mistakes);
    }

    private static List<Mistake> mistakes(
            List<String> headers, Map<String, String> said, Predicate<String> customName) {
        Set<String> there = new HashSet<>();
        headers.forEach(header -> there.add(HeaderNames.plain(header)));
        List<Mistake> mistakes = new ArrayList<>();
        said.forEach((header, field) -> {
            boolean custom =
                    field.startsWith(Column.CUSTOM) && customName.test(field.substring(Column.CUSTOM.length()));
            if (!there.contains(HeaderNames.plain(header))) {
                mistakes.add(
                        new Mistake("mapping", "names a header that the file does not have: " + shortened(header)));
            } else if (!custom && !HeaderNames.isField(field)) {
                mistakes.add(new Mistake(
                        "mapping",
                        "must lead to ignore, customFields.<name> or one of " + String.join(", ", HeaderNames.all())));
            }
        });
        return mistakes;
    }

    private static boolean clearerThere(List<String> headers, String vague) {
        return headers.stream()
                .anyMatch(header -> !HeaderNames.isVague(header)
                        && HeaderNames.field(header).equals(HeaderNames.field(vague)));
    }

    private static String field(String header, boolean export, Set<String> taken) {
        boolean ours = export && (ONLY_IN_EXPORTS.contains(header) || header.startsWith("history."));
        if (header.isEmpty() || ours) {
            return Column.IGNORE;
        }
        return HeaderNames.field(header).filter(taken::add).orElse(Column.CUSTOM + header);
    }

    private static String shortened(String header) {
        return header.codePointCount(0, header.length()) <= 64
                ? header
                : header.substring(0, header.offsetByCodePoints(0, 64)) + "…";
    }

    /** What a column may be mapped to, beside custom fields. */
    public static Set<String> targets() {
        return HeaderNames.all();
    }

    public boolean hasPhoneNumber() {
        return columns.stream().anyMatch(column -> column.field().equals(Column.PHONE_NUMBER));
    }

    /** How many columns are known by their name; the better the delimiter is guessed, the more. */
    public long known() {
        return columns.stream()
                .filter(column -> !column.isCustom() && !column.field().equals(Column.IGNORE))
                .count();
    }
}
