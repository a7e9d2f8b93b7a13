package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.ReceivedRequest;

/** Whether a body is signed as a form. */
final class FormType {

    private FormType() {}

    /** A body without a type counts as a form: that is how its signature covers it. */
    static boolean isForm(ReceivedRequest request) {
        return request.contentType().isEmpty() || request.mediaType().equals("application/x-www-form-urlencoded");
    }
}
