package io.whereabouts.pictures;

/// The bucket of pictures, as far as it is needed.
interface PictureObjects {

    /// What was uploaded.
    ///
    /// @param ticket as it came with the file; empty without one
    /// @param contentType as it was said with the file
    @SuppressWarnings("ArrayRecordComponent") // megabytes that are never compared
    record Upload(String ticket, String contentType, byte[] bytes) {}

    /// @param most bytes to read
    /// @throws TooLong if it has more
    Upload upload(String key, int most) throws TooLong;

    /// Keeps a JPEG. One that is there already stays as it is.
    void keep(String key, byte[] jpeg);

    /// Says why an upload was not kept.
    void explain(String key, String json);

    /// More than anybody was given a link for.
    final class TooLong extends Exception {
        private static final long serialVersionUID = 1;

        TooLong(String message) {
            super(message);
        }
    }
}
