package dev.ringway.starter.logging;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/**
 * Writes a line as JSON if a format is set, else by the pattern, and masks it as a whole: message, values and stack
 * trace. Set up in {@code logback-spring.xml}.
 */
public final class MaskingEncoder extends EncoderBase<ILoggingEvent> {

    private String pattern = "";
    private String format = "";
    private Encoder<ILoggingEvent> lines = new PatternLayoutEncoder();

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    /** {@code ecs}, {@code logstash} or {@code gelf}; empty for plain text. */
    public void setFormat(String format) {
        this.format = format;
    }

    @Override
    public void start() {
        lines = format.isBlank() ? plain() : structured();
        lines.setContext(getContext());
        lines.start();
        super.start();
    }

    private PatternLayoutEncoder plain() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    private StructuredLogEncoder structured() {
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setFormat(format);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    @Override
    public void stop() {
        lines.stop();
        super.stop();
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return LogMask.mask(new String(lines.encode(event), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }
}
