package dev.ringway.starter.storage;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where large objects lie. Exactly one of the two is set in a service that stores or reads any.
 *
 * @param directory a folder that outlives the process; empty where it is a bucket
 */
@Validated
@ConfigurationProperties("ringway.storage")
record StorageSettings(
        @DefaultValue("") String directory,
        @Valid @DefaultValue S3 s3) {

    /**
     * @param bucket empty where it is a folder
     * @param endpoint of a server other than AWS
     * @param pathStyle true where the bucket's name stands in the path and not in the host
     */
    record S3(
            @DefaultValue("") String bucket,

            @Pattern(
                    regexp = "(https?://[^/?#]+/?)?",
                    message = "OBJECT_STORAGE_S3_ENDPOINT must be an http or https URL")
            @DefaultValue("")
            String endpoint,

            @NotBlank @DefaultValue("us-east-1") String region,
            @DefaultValue("false") boolean pathStyle) {}
}
