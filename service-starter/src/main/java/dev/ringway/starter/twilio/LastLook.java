package dev.ringway.starter.twilio;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Whether a request is still wanted, asked on a connection that stands, right before its first byte goes out: between the
 * answer and the request there is no waiting for a turn, a permit or a connection.
 */
final class LastLook implements HttpRequestInterceptor {

    private static final ScopedValue<BooleanSupplier> LOOK = ScopedValue.newInstance();

    /** Nothing was sent. */
    static final class UnwantedException extends RuntimeException {

        UnwantedException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @param look called once on the calling thread; false, or a failure: the request is not sent
     * @throws UnwantedException it was not sent
     */
    static <T> T within(BooleanSupplier look, Supplier<T> request) {
        return ScopedValue.where(LOOK, look).call(request::get);
    }

    @Override
    public void process(HttpRequest request, EntityDetails body, HttpContext context) {
        if (LOOK.isBound() && !isWanted(LOOK.get())) {
            throw new UnwantedException("not wanted any more");
        }
    }

    private static boolean isWanted(BooleanSupplier look) {
        try {
            return look.getAsBoolean();
        } catch (RuntimeException failure) {
            throw new UnwantedException(
                    "not known to be wanted: " + failure.getClass().getSimpleName());
        }
    }
}
