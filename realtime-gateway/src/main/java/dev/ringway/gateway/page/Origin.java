package dev.ringway.gateway.page;

import java.net.URI;
import java.util.List;

/** An address as a browser tells it of a page: http or https, host and port, no path. */
final class Origin {

    private Origin() {}

    /**
     * Without a slash at the end.
     *
     * @param setting whose value it is, below {@code ringway.gateway.page}
     */
    static URI of(String setting, URI address) {
        boolean web = List.of("http", "https").contains(String.valueOf(address.getScheme()));
        boolean bare = List.of("", "/").contains(String.valueOf(address.getRawPath()))
                && address.getRawQuery() == null
                && address.getRawUserInfo() == null;
        if (!web || address.getHost() == null || !bare) {
            throw new IllegalArgumentException(
                    "ringway.gateway.page.%s must be an origin such as https://ringway.example".formatted(setting));
        }
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }
}
