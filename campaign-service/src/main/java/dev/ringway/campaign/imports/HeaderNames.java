package dev.ringway.campaign.imports;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What people call the fields of a contact. Case, accents, blanks, underscores and other signs make no difference. */
final class HeaderNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** The fields, each with its names beside its own. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    Column.PHONE_NUMBER,
                    List.of(
                            "phone",
                            "phone no",
                            "mobile",
                            "mobile number",
                            "mobile phone",
                            "cell",
                            "cell phone",
                            "tel",
                            "telephone",
                            "telephone number",
                            "telefon",
                            "telefonnummer",
                            "rufnummer",
                            "handy",
                            "handynummer",
                            "mobil",
                            "mobilnummer",
                            "number",
                            "nummer")),
            Map.entry("name", List.of("full name", "contact name", "contact", "ansprechpartner")),
            Map.entry("firstName", List.of("given name", "forename", "vorname")),
            Map.entry("lastName", List.of("surname", "family name", "nachname", "familienname")),
            Map.entry("email", List.of("e-mail", "mail", "email address", "e-mail-adresse")),
            Map.entry("status", List.of()),
            Map.entry("details.company", List.of("company", "company name", "organisation", "organization", "firma")),
            Map.entry("details.title", List.of("title", "job title", "position")),
            Map.entry("details.address.line", List.of("address", "street", "adresse", "strasse", "straße")),
            Map.entry("details.address.city", List.of("city", "town", "stadt", "ort")),
            Map.entry("details.address.state", List.of("state", "province", "bundesland")),
            Map.entry("details.address.zip", List.of("zip", "zip code", "postcode", "postal code", "plz")),
            Map.entry("details.address.country", List.of("country", "land")),
            Map.entry("details.address.latitude", List.of("latitude", "lat")),
            Map.entry("details.address.longitude", List.of("longitude", "lon", "lng")),
            Map.entry("details.timeZone", List.of("time zone", "tz", "zeitzone")),
            Map.entry("details.preferredCallTime.start", List.of("call from")),
            Map.entry("details.preferredCallTime.end", List.of("call until")),
            Map.entry("consent.basis", List.of("consent")),
            Map.entry("consent.at", List.of()),
            Map.entry("consent.source", List.of()),
            Map.entry("tags", List.of("tag", "labels")),
            Map.entry("groups", List.of("group", "gruppe", "gruppen")),
            Map.entry("source", List.of("quelle")),
            Map.entry("priority", List.of("prio", "priorität")),
            Map.entry(Column.CUSTOM_FIELDS, List.of()));

    private static final Map<String, String> FIELDS = fields();

    /** May as well be the number of something else. */
    private static final Set<String> VAGUE = Set.of("number", "nummer");

    private HeaderNames() {}

    static Optional<String> field(String header) {
        return Optional.ofNullable(FIELDS.get(plain(header)));
    }

    /** Whether it is meant only where no other column says the same more clearly. */
    static boolean isVague(String header) {
        return VAGUE.contains(plain(header));
    }

    /** Whether a column may be mapped to it. */
    static boolean isField(String field) {
        return NAMES.containsKey(field) || field.equals(Column.IGNORE);
    }

    static Set<String> all() {
        return new TreeSet<>(NAMES.keySet());
    }

    static String plain(String header) {
        String apart = Normalizer.normalize(header, Normalizer.Form.NFKD);
        String letters = SIGNS.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll("");
        return letters.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        NAMES.forEach((field, names) -> {
            fields.put(plain(field), field);
            names.forEach(name -> fields.put(plain(name), field));
        });
        return Map.copyOf(fields);
    }
}
