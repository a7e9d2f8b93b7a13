package dev.ringway.campaign.imports;

/**
 * What a column of a file is taken for.
 *
 * @param header as it stands in the file
 * @param field of a contact, e.g. {@code phoneNumber}, {@code details.company}, {@code customFields.Plan}; or
 *     {@code ignore}
 */
public record Column(String header, String field) {

    public static final String PHONE_NUMBER = "phoneNumber";
    public static final String CUSTOM_FIELDS = "customFields";
    public static final String CUSTOM = CUSTOM_FIELDS + ".";
    public static final String IGNORE = "ignore";

    boolean isCustom() {
        return field.startsWith(CUSTOM);
    }
}
