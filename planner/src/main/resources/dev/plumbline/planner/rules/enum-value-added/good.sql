comment on type mood is 'how a buyer felt';
