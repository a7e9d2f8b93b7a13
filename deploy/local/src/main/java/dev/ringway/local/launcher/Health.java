package dev.ringway.local.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a health endpoint. */
final class Health {

    private static final int MILLIS = 2_000;

    private Health() {}

    /** True when it answers 200; no answer is a no. */
    static boolean ok(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
