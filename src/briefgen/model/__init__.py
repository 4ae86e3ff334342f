"""What a review is, and a partnership. It knows nothing of documents."""
