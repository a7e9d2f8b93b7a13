package dev.ringway.sandbox.client;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;

/**
 * The SDK's client with two changes. Every connection goes to another origin, while the requests stay as the SDK made
 * them; and each is sent once: the SDK would repeat a call creation after an error, up to six times, and dial a person
 * again each time.
 */
final class SingleRequestHttpClient extends NetworkHttpClient {

    SingleRequestHttpClient(URI origin) {
        super(builder(origin));
    }

    private static HttpClientBuilder builder(URI origin) {
        HttpHost host = HttpHost.create(origin);
        var route = new HttpRoute(host, null, host.getSchemeName().equals("https"));
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(16)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(5))
                        .setSocketTimeout(Timeout.ofSeconds(15))
                        .build())
                .build();
        return HttpClientBuilder.create()
                .disableAutomaticRetries()
                .setRoutePlanner((_, _) -> route)
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(15))
                        .build());
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }
}
