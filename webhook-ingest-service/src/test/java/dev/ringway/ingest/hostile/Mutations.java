package dev.ringway.ingest.hostile;

import java.util.List;
import java.util.Random;

/** What can be wrong with a request: encodings, sizes, broken forms, broken JSON, nesting, NULs, wrong types, headers. */
final class Mutations {

    private static final List<String> PIECES = List.of(
            "%00",
            "\0",
            "%",
            "%zz",
            "%FF",
            "\u00ff\u00fe",
            "\u00ed\u00a0\u0080",
            "&&",
            "=",
            "&=x",
            "&CallSid=",
            "+",
            "&AccountSid=AC1",
            "&x=%F0%9F%98%80",
            "\r\n",
            "\u00ef\u00bb\u00bf",
            "{",
            "}",
            "[",
            "\"",
            "\\u0000",
            "\\ud800",
            ",",
            "null",
            "1e999999",
            "-0",
            "${jndi:ldap://x}",
            "<!DOCTYPE a>",
            "' OR 1=1 --",
            "$where",
            "../../etc/passwd");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "-1",
            "1e400",
            "99999999999999999999999999",
            "[[[[]]]]",
            "\"\"",
            "{\"$gt\":\"\"}");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded;charset=utf-16",
            "multipart/form-data; boundary=x",
            "text/plain",
            "text/xml",
            "",
            "a",
            ";;;",
            "application/json;charset=x-none",
            "\u00ff/\u00fe",
            "application/octet-stream",
            "*/*");
    private static final List<String> QUERIES = List.of(
            "attempt=%00",
            "attempt=%zz",
            "%",
            "attempt=" + "a".repeat(7_000),
            "a=1&a=2&attempt=x&attempt=y",
            "=&=&",
            "??",
            "bodySHA256=",
            "bodySHA256=00&bodySHA256=11",
            "contact=%2B14155550123",
            "name=%C3%28",
            "agent=../..",
            "x=|^`{}",
            "name=%3CResponse%3E",
            "attempt=a#rc=3",
            "\u00ff\u00fe");
    private static final List<String> HEADERS = List.of(
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: gopher",
            "Content-Encoding: gzip",
            "Expect: 200-ok",
            "traceparent: 00-zz-zz-zz",
            "I-Twilio-Idempotency-Token: \u00ff",
            "Authorization: Bearer x",
            "Accept: nonsense",
            "X-Twilio-Webhooks-Signature-Settings: key=1,algorithm=HMAC_SHA256",
            "Cookie: \u0001=\u0002",
            "X: \0",
            "Content-Length: 3",
            "Transfer-Encoding: chunked",
            "Host: a b",
            "Origin: null",
            "X-Long: " + "x".repeat(20_000));

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    void mutate(Draft draft) {
        switch (random.nextInt(14)) {
            case 0 -> draft.body = draft.body.substring(0, somewhere(draft));
            case 1, 2 -> insert(draft, any(PIECES));
            case 3 -> flip(draft);
            case 4 -> insert(draft, "x".repeat(random.nextInt(60_000)));
            case 5 -> insert(draft, "&p".repeat(random.nextInt(5_000)));
            case 6 -> insert(draft, "[".repeat(random.nextInt(30_000)));
            case 7 -> insert(draft, "{\"a\":".repeat(random.nextInt(6_000)));
            case 8 -> draft.body = draft.body.replaceFirst(":\"[^\"]*\"|:[0-9.]+|=[^&]*", quoted(VALUES));
            case 9 -> draft.body = draft.body.repeat(2);
            case 10 -> draft.headers.put("Content-Type", any(TYPES));
            case 11 -> draft.query = any(QUERIES);
            case 12 -> {
                String header = any(HEADERS);
                int colon = header.indexOf(':');
                draft.headers.put(header.substring(0, colon), header.substring(colon + 2));
            }
            default -> draft.body = oddly(draft.body);
        }
    }

    private String oddly(String body) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> body.replaceAll("(.)", "$1\0");
            case 2 -> random(random.nextInt(2_000));
            default -> body + "x".repeat(70_000);
        };
    }

    private void insert(Draft draft, String piece) {
        int at = somewhere(draft);
        draft.body = draft.body.substring(0, at) + piece + draft.body.substring(at);
    }

    private void flip(Draft draft) {
        StringBuilder body = new StringBuilder(draft.body);
        for (int i = random.nextInt(8); i >= 0 && !body.isEmpty(); i--) {
            body.setCharAt(random.nextInt(body.length()), (char) random.nextInt(256));
        }
        draft.body = body.toString();
    }

    private String quoted(List<String> values) {
        String value = any(values);
        return java.util.regex.Matcher.quoteReplacement((random.nextBoolean() ? ":" : "=") + value);
    }

    private String random(int length) {
        return random.ints(length, 0, 256)
                .collect(StringBuilder::new, (text, octet) -> text.append((char) octet), StringBuilder::append)
                .toString();
    }

    private int somewhere(Draft draft) {
        return random.nextInt(draft.body.length() + 1);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
