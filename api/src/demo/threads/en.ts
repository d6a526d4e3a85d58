/** What customers of Fabeltel, which does not exist, say in English. The form is described in ../script.ts. */
export const EN = `
board 7 Ann Whitlock: No internet since six this morning. The box blinks red and I am supposed to be teaching online at nine. Is anybody there?
= answer Ana: Hello Ann, a cable in your street was cut at 5:50; our crew is on it and expects noon. I have switched your mobile to unlimited data for today, so that your lesson can go on. > waiting

board 52 Desmond Achebe: I was charged twice for September, 42.90 both times. Two invoices, same number. Please give it back.
= answer Ana: Hello Desmond, you are right: the September invoice was collected twice on the 3rd. I have started the refund of 42.90; it reaches your account within three working days. > waiting

x 18 Priya N.: @FabeltelCares your engineer was due between 8 and 12. It is four o'clock. I took a day off for this.
+9 us: Priya, that is not the day off you had in mind. I have moved you to the first slot tomorrow and asked the dispatcher to ring you tonight. ^Ana
+14 customer: He has not rung yet but thank you for answering.

x 48 Marcus Bell: @FabeltelCares three weeks. Three weeks without a landline for my mother who is 84 and lives alone.
+31 Tove: Same street, same story. They keep saying tomorrow.
+6 us: Please DM us.

board 33 Ingrid Solberg: Somebody has got into my account and changed the e-mail address. I can see two SIM cards being ordered in my name right now. Please stop them.
= claimed Ana
= note Ana: Both orders are on hold; asked fraud desk to confirm the identity check.

mastodon 12 Kwame: @FabeltelCares is there an outage in the harbour district? Nothing works, 4G neither.

x 6 Lotte M.: @FabeltelCares the app crashes each time I open the bill. Version 7.2, Android 15.

board 140 Geoff Turner: I moved house on the 1st and you moved my contract to number 12. I live at number 21. The neighbours have lovely internet.
= answer Ana: Hello Geoff, the digits were swapped when the order was typed in. Your line is being switched to number 21 this afternoon, and this month is on us. > resolved

facebook 44 Rosa Delgado: Your chat has put me back to the start of the queue four times. Four! I only want to know why my data is used up after two days.

x 25 Yusuf K.: @FabeltelCares paid my bill on the 10th, cut off on the 15th for not paying it. I have the receipt.
+8 us: Yusuf, I can see the payment and your line is on again. Sorry for the morning you had. ^Ana
+3 customer: It works. Thank you, that was quick.

board 3 Helen Frost: Roaming was switched off in the middle of a call to the hospital. I am abroad, I need my phone, please call my sister on 0161 496 0012 if you cannot reach me.

board 210 Tom Becker: Router number 5 arrived today. The first four did not work either. What do I do with five routers?

bluesky 16 Ada Okafor: The price you advertise is not the price on my bill. 29 became 34.50 and nobody can tell me why.

board 85 Brendan Walsh: Your technician left a hole in my wall the size of a fist and a cable that goes nowhere.
= claimed Ben
= answer Ben: Hello Brendan, that is not how we leave a house. I have booked our building crew for Thursday at ten, at our cost; they close the wall and finish the cable. Does Thursday suit you? > waiting
= note Ben: Photos asked for. Crew lead is informed.

x 9 Mei Ling: @FabeltelCares upload speed 0.4 today, I pay for 40. Speed test attached.

board 61 Oliver Grant: I cancelled in August. I have the confirmation. You collected money in September and again today.

x 38 Nadia P.: @FabeltelCares you just told a room full of people that my number "does not exist". I have had it for eleven years.
+12 customer: Hello?

facebook 130 Carol Jennings: Waited fifty minutes on hold to be told the office was closed. Then tell me at minute one!
= set aside other: Answered on the telephone; the customer asked to leave it at that.

board 19 Samir Haddad: The fibre box in our hallway sparks when it rains. I do not think it should do that. It smells of burning.

x 4 Jo: @FabeltelCares my e-SIM vanished after your update. No phone, no bank app, no train ticket.

mastodon 73 Liesbeth: @FabeltelCares thank you to the engineer who came today, he was great.
= set aside praise

board 180 Patrick O'Dowd: Five calls, five people, five answers about the end date of my contract. I would like one answer.
= answer Ana: Hello Patrick, one answer: your contract ends on 31 January, and you can leave from 1 February without any cost. I have written the same into your file. > resolved
= note Ana: Sent the confirmation as PDF as well.

x 14 Zanele: @FabeltelCares the whole of Mill Road is down again. Third time this month. What are you doing about it?
+2 Kit: Mill Road 44 here. Down too.
+4 Femke: And number 8.

board 27 Martin Hale: Your letter calls me Mrs Hale. Your e-mail too. I have corrected it twice. I am Mr Hale and my wife died in March.
= answer Ben: Mr Hale, I am sorry, for your loss and for these letters. Your name is corrected everywhere, I have checked each system myself, and you get one letter more: our apology. > resolved

x 55 Gus: @FabeltelCares got a text that says I won a phone and must pay 2 euro. Is that you or is that a scam?
+11 us: That is not us, Gus. Do not open the link; we have reported the sender. ^Ben

board 65 Dilys Morgan: I moved my number to you on Monday. It is Thursday and I have no number at either company.

board 13 Ravi Menon: Your shop sold me a "new" phone with somebody else's photographs on it.

facebook 29 Wes: Streaming stops every ten minutes, then asks whether I am still watching. I am trying to.
`;
