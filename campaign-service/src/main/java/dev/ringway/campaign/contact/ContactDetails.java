package dev.ringway.campaign.contact;

import java.util.List;
import java.util.Optional;

/**
 * More about a contact.
 *
 * @param timeZone IANA, e.g. {@code Europe/Vienna}
 */
public record ContactDetails(
        Optional<String> company,
        Optional<String> title,
        Optional<Address> address,
        Optional<String> timeZone,
        Optional<CallTime> preferredCallTime) {

    public static final ContactDetails NONE = new ContactDetails(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @param country as the user writes it */
    public record Address(
            Optional<String> line,
            Optional<String> city,
            Optional<String> state,
            Optional<String> zip,
            Optional<String> country,
            Optional<Location> location) {}

    /**
     * A point of GeoJSON.
     *
     * @param coordinates degrees: longitude, then latitude
     */
    public record Location(String type, List<Double> coordinates) {

        public static Location point(double longitude, double latitude) {
            return new Location("Point", List.of(longitude, latitude));
        }
    }

    /**
     * Local times of the contact, HH:mm.
     *
     * @param end later than the start; 24:00 at most
     */
    public record CallTime(String start, String end) {}
}
