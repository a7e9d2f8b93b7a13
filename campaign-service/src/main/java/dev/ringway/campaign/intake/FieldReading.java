package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.ContactDetails.CallTime;
import dev.ringway.campaign.contact.ContactDetails.Location;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.starter.http.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the single fields of a contact may hold. Empty for anything else. */
public final class FieldReading {

    /** A tag or group; {@code ;} parts them in files. */
    public static final Pattern LABEL = Pattern.compile("(?!\\s)[^\\p{Cntrl}\\p{Cs};]{1,64}(?<!\\s)");

    static final String LABELS_MESSAGE = "must be a list of " + ContactFields.MOST
            + " texts at most, each of 1 to 64 characters without ; or control characters, or blanks around it";

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}\\p{Cs}]+@[^@\\s\\p{Cntrl}\\p{Cs}]+");
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern START = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern END = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");
    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int HIGHEST_PRIORITY = 10;

    private FieldReading() {}

    static Optional<String> email(JsonNode node) {
        return text(node)
                .filter(text ->
                        text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches());
    }

    static Optional<ContactStatus> status(JsonNode node) {
        return text(node).flatMap(ContactStatus::of);
    }

    static Optional<String> timeZone(JsonNode node) {
        return text(node).filter(TIME_ZONES::contains);
    }

    static Optional<Instant> time(JsonNode node) {
        return text(node).flatMap(TimeText::read);
    }

    static Optional<Integer> priority(JsonNode node) {
        return Optional.of(node)
                .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                .map(JsonNode::intValue)
                .filter(number -> number >= 0 && number <= HIGHEST_PRIORITY);
    }

    static Optional<CallTime> callTime(ObjectReader time) {
        Optional<String> start = time.value("start", node -> matching(node, START), "must be HH:mm");
        Optional<String> end = time.value("end", node -> matching(node, END), "must be HH:mm, 24:00 at most");
        CallTime read = new CallTime(time.required("start", start, ""), time.required("end", end, ""));
        if (start.isPresent() && end.isPresent() && start.get().compareTo(end.get()) >= 0) {
            time.wrong("end", "must be later than start");
        }
        return Optional.of(read);
    }

    static Optional<Location> location(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        if (!node.isObject()
                || node.size() != 2
                || !node.path("type").asString("").equals("Point")
                || coordinates.size() != 2
                || !coordinates.path(0).isNumber()
                || !coordinates.path(1).isNumber()) {
            return Optional.empty();
        }
        // Of so many digits that no double holds them: far from Earth.
        double longitude = coordinates.path(0).doubleValueOpt().orElse(Double.NaN);
        double latitude = coordinates.path(1).doubleValueOpt().orElse(Double.NaN);
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
                ? Optional.of(Location.point(longitude, latitude))
                : Optional.empty();
    }

    static Optional<List<String>> labels(JsonNode node) {
        if (!node.isArray() || node.size() > ContactFields.MOST) {
            return Optional.empty();
        }
        List<String> labels = node.valueStream()
                .flatMap(label -> matching(label, LABEL).stream())
                .toList();
        return labels.size() == node.size()
                ? Optional.of(labels.stream().distinct().toList())
                : Optional.empty();
    }

    private static Optional<String> matching(JsonNode node, Pattern pattern) {
        return text(node).filter(text -> pattern.matcher(text).matches());
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
