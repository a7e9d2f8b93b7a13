package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What our own callback URLs say in their query; it is part of what is signed. */
public final class CallbackQuery {

    private static final FormParameters NOTHING = new FormParameters(Map.of());
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final int MOST_PARAMETERS = 100;

    private CallbackQuery() {}

    /** Nothing where the query cannot be read. */
    static FormParameters of(ReceivedRequest request) {
        byte[] query = SignedUrl.of(request.url()).query().getBytes(StandardCharsets.UTF_8);
        return switch (RawForm.of(query).read(MOST_PARAMETERS)) {
            case FormReading.Understood(FormParameters parameters) -> parameters;
            case FormReading.Unreadable unreadable -> NOTHING;
        };
    }

    /** The parameter {@code name}: whom the call is with. */
    public static Optional<String> contactName(ReceivedRequest request) {
        return of(request)
                .only("name")
                .map(String::strip)
                .filter(name -> NAME.matcher(name).matches());
    }
}
