package dev.ringway.sandbox.web;

import java.util.LinkedHashMap;

/** Ends the handling of a request with an error in Twilio's form: {code, message, more_info, status}. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    /** @param code Twilio's error code, named in more_info */
    public Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static Refusal notFound(String path) {
        return new Refusal(404, 20404, "The requested resource " + path + " was not found");
    }

    public static Refusal malformed(String message) {
        return new Refusal(400, 20001, message);
    }

    Response response() {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", getMessage());
        error.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        error.put("status", status);
        return Response.json(status, error);
    }
}
