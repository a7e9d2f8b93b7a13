package dev.ringway.ingest.elevenlabs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;

/** Checks the signatures of one body while it arrives. For one thread, and one body. */
public final class BodySignature {

    private final List<String> claimed;
    private final List<Mac> macs;

    BodySignature(SignatureHeader header, List<WebhookSecret> secrets) {
        this.claimed = header.signatures();
        this.macs = secrets.stream().map(WebhookSecret::mac).toList();
        byte[] beginning = (header.time() + ".").getBytes(StandardCharsets.US_ASCII);
        macs.forEach(mac -> mac.update(beginning));
    }

    public void update(byte[] bytes, int offset, int length) {
        macs.forEach(mac -> mac.update(bytes, offset, length));
    }

    /** Once, after the last byte. Takes the same time wherever a signature differs. */
    public boolean isGenuine() {
        boolean genuine = false;
        for (Mac mac : macs) {
            byte[] right = HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
            for (String signature : claimed) {
                genuine |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
            }
        }
        return genuine;
    }
}
