package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.UnreadableReason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An {@code application/x-www-form-urlencoded} text, decoded without a loss and without a judgement, so that its
 * signature can be checked whatever is in it; {@link #read} then says whether it can be understood.
 *
 * @param fields in the order of arrival
 * @param wellFormed false where a {@code %} was not followed by two hexadecimal digits; it is then kept as it stands
 */
record RawForm(List<FormField> fields, boolean wellFormed) {

    static RawForm of(byte[] encoded) {
        String text = new String(encoded, StandardCharsets.ISO_8859_1);
        List<FormField> fields = new ArrayList<>();
        boolean wellFormed = true;
        for (int start = 0; start < text.length(); ) {
            int and = text.indexOf('&', start);
            int end = and < 0 ? text.length() : and;
            if (end > start) {
                int equals = text.indexOf('=', start);
                int nameEnd = equals < 0 || equals > end ? end : equals;
                DecodedPart name = DecodedPart.decode(text, start, nameEnd);
                DecodedPart value = DecodedPart.decode(text, Math.min(nameEnd + 1, end), end);
                wellFormed &= name.wellFormed() && value.wellFormed();
                fields.add(new FormField(name.octets(), value.octets()));
            }
            start = end + 1;
        }
        return new RawForm(List.copyOf(fields), wellFormed);
    }

    /** The values of a name, with equal ones only once. */
    List<String> distinctValues(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(FormField::value)
                .distinct()
                .toList();
    }

    FormReading read(int maxParameters) {
        if (!wellFormed) {
            return new FormReading.Unreadable(UnreadableReason.MALFORMED_ENCODING);
        }
        if (fields.size() > maxParameters) {
            return new FormReading.Unreadable(UnreadableReason.TOO_MANY_PARAMETERS);
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (field.name().isEmpty()) {
                return new FormReading.Unreadable(UnreadableReason.NAMELESS_PARAMETER);
            }
            if (field.name().indexOf('\0') >= 0 || field.value().indexOf('\0') >= 0) {
                return new FormReading.Unreadable(UnreadableReason.NUL_CHARACTER);
            }
            try {
                parameters
                        .computeIfAbsent(utf8(field.name()), unseen -> new ArrayList<>())
                        .add(utf8(field.value()));
            } catch (CharacterCodingException notUtf8) {
                return new FormReading.Unreadable(UnreadableReason.NOT_UTF8);
            }
        }
        return new FormReading.Understood(new FormParameters(parameters));
    }

    private static String utf8(String octets) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
        return text.toString();
    }
}
