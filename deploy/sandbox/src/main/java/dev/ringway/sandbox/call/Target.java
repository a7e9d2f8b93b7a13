package dev.ringway.sandbox.call;

import dev.ringway.sandbox.web.Parameters;

/** @param url as registered, with its fragment of connection overrides */
public record Target(String url, String method) {

    public Parameters query() {
        String asked = url.replaceFirst("#.*", "");
        int mark = asked.indexOf('?');
        return Parameters.parse(mark < 0 ? "" : asked.substring(mark + 1));
    }
}
