package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.store.ContactImports;
import dev.ringway.events.StoredPayload;
import dev.ringway.starter.http.StateHash;
import java.util.stream.Stream;

/** What a request for an import and its repetitions have in common. */
final class RequestKey {

    private RequestKey() {}

    static String of(ImportIntake.Request request, StoredPayload file) {
        ImportOptions options = request.options();
        return request.key()
                .map(key -> "key:" + StateHash.of(Stream.of(request.caller().subject(), key)))
                .orElseGet(() -> ContactImports.OF_FILE
                        + StateHash.of(Stream.of(request.caller().subject(), file.sha256(), options)));
    }
}
