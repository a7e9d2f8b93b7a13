package dev.ringway.starter.twilio;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;
import java.time.Clock;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The SDK's client with three changes. Each request is sent once: the SDK sends a call creation up to six times when the
 * answer is an error, and a person is dialled each time. Every connection goes to the configured origin, whatever address
 * the request names, and redirects are not followed. An answer that is no success is read here, where its status and
 * headers are still to be seen.
 */
final class SingleRequestHttpClient extends NetworkHttpClient {

    /** Shorter than Twilio keeps an idle connection, so that a request is not lost on one that is just being closed. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(10);

    private final Refusals refusals = new Refusals(Clock.systemUTC());

    SingleRequestHttpClient(TwilioApiSettings settings) {
        super(builder(settings));
    }

    private static HttpClientBuilder builder(TwilioApiSettings settings) {
        URI origin = settings.origin();
        HttpHost host = new HttpHost(
                origin.getScheme(),
                origin.getHost(),
                DefaultSchemePortResolver.INSTANCE.resolve(HttpHost.create(origin)));
        var route = new HttpRoute(host, null, "https".equals(origin.getScheme()));
        Timeout response = Timeout.of(settings.responseTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(response)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        return HttpClientBuilder.create()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .evictIdleConnections(IDLE)
                .setRoutePlanner((_, _) -> route)
                .addRequestInterceptorLast(new LastLook())
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                        .setResponseTimeout(response)
                        .build());
    }

    @Override
    public Response reliableRequest(Request request) {
        return refusals.check(makeRequest(request));
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return reliableRequest(request);
    }
}
